#!/usr/bin/env python3
"""Write the lists of ordinary words: words/ordinary.tsv (from SCOWL) and words/languages.tsv (function words of languages).

    gazetteers/import/words.py [LIST...]        lists: ordinary languages
"""

import re

from common import SCOWL, arguments, fold, write_list

# The commonest function words of each language. Those of English are here too: they are what a text is told by.
FUNCTION_WORDS = {
    "en": "the of and to a in that is was he for it with as his on be at by i this had not are but from or have an they which one "
          "you were her all she there would their we him been has when who will more no if out so said what up its about into than "
          "them can only other new some could time these two may then do first any my now such like our over me even most made "
          "after also did many before must through years where much your way well down should because each just those people how",
    "es": "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me si sin sobre este ya "
          "entre cuando todo esta ser son dos también fue había era muy años hasta desde está mi porque qué sólo han yo hay vez puede",
    "fr": "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont la ou avec son aux mais "
          "comme d' l' cette ont été ses leur être deux nous fait après elle si tout même ces sans y on où était avait très aussi",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie "
          "nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein "
          "wurde sei ich wir ihr uns gegen vom können schon wenn habe seine ihre dann unter",
    "it": "di e il la che in a per un del è non una i le con si da della sono al dei come anche ha nel alla più gli o ma se delle "
          "lo dal su degli questo suo dalla nella ed essere tra due era loro ad stato cui quando stata hanno ai perché dopo chi molto",
    "pt": "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu sua ou ser "
          "quando muito há nos já está eu também só pelo pela até isso ela entre era depois sem mesmo aos ter seus são você foram",
    "nl": "de van het een en in is dat op te zijn met voor niet die aan er om ook als dan maar bij nog door naar heeft over uit hij "
          "tot wordt was werd meer hebben worden ze ik had zich deze kan wel geen dit al jaar zou moet veel onder tegen zij wat hun",
    "sv": "och i att det som en på är av för med till den har de inte om ett han men var jag sig från vi så kan när hade ska nu "
          "under också efter eller sin där vid mot ut bli upp vara över mycket skulle hon alla dem sina andra bara kommer",
    "da": "og i at det er en til på som med for af den de der ikke har et han var jeg fra om vi men sig så ved kan havde efter når "
          "blev eller vil også skal over ud nu mod blevet være hun mere hvor bliver kun dem hvis deres os under meget sin",
    "no": "og i det som er på en til av for at med de har ikke den han et om var seg fra men jeg vi så kan skal ved hun eller ble "
          "etter også nå blir vil mot når hadde mer hva være over ut der bare enn må sin alle bli mange etter dem noe",
    "fi": "ja on ei se että hän oli olla mutta ovat kun niin myös tai kuin joka mukaan sen hänen vain jos nyt sitä mitä ole olisi "
          "vuoden sekä voi kuitenkin jo siitä ne minä mukaan ennen jonka häntä tämä ollut ovat sitten noin kanssa jälkeen vielä",
    "pl": "i w na z do się nie to że jest o od za po jak przez a dla co przy ale był tak ma tym tego czy już są może jego jej także "
          "oraz które który ze być było tylko jako lub bardzo ich by kiedy jeszcze gdy roku więc sobie pod została będzie która",
    "cs": "a v se na je že to s z do o i ve si k jako za od by pro jsou ale po který jeho také jsem byl bylo která které tak nebo "
          "už při až jen podle však ještě být roku má než co aby když není ze mezi před další protože může jak pouze může její",
    "hu": "a az és hogy nem is egy ez van volt de meg csak el már azt vagy ha mint még kell ki ezt fel minden sem aki úgy lehet "
          "után pedig ő majd más szerint nagyon akkor csak mert között lesz le való azonban sok igen lett amely két olyan ilyen",
    "ro": "de în a și la cu să o pe un nu din care este că mai pentru au fost sau ca se al ale dar prin această sunt după fi era "
          "lui ei lor va fără până unei unui avea acest când doar între foarte către asupra despre dacă toate așa",
    "tr": "ve bir bu da de için ile çok daha olarak olan gibi en o ne kadar sonra ama var değil ki mi her ben yok oldu ise diye "
          "göre olduğu tarafından şey ya içinde bunun sadece veya zaman iki kendi ancak biz dedi hem önce böyle olduğunu üzerinde",
    "id": "yang dan di itu dengan untuk tidak ini dari dalam akan pada juga saya ke karena tersebut bisa ada mereka lebih kata "
          "tahun sudah atau saat oleh menjadi orang ia telah adalah seperti sebagai bahwa dapat para harus namun kita dua satu masih "
          "hari hanya kepada banyak sangat sebuah belum",
    "ms": "yang dan di itu dengan untuk tidak ini dari dalam akan pada juga saya ke kerana tersebut boleh ada mereka lebih kata "
          "tahun sudah atau oleh menjadi orang ia telah adalah seperti sebagai bahawa dapat para perlu kita dua satu masih ialah",
    "vi": "và của là có được cho trong không một người với những các khi để này đã đến từ cũng ra năm vào như về tôi ở sẽ ông đó "
          "nhiều sau trên nhưng phải nước lại làm hai việc còn rất nên thì theo bị tại nếu mà chỉ anh đang hơn họ",
    "tl": "ang ng sa na mga at ay si ni para hindi ito siya kung ko niya may nang ako mo pa lang din rin kanyang naman kay ka isang "
          "wala ba kaya dahil sila namin natin iyon noong nila ngunit pero bago lamang",
    "sw": "ya na wa kwa ni katika la za cha kuwa hiyo vya huo kama yake hii huyo lakini sana pia watu wake huu kuwa alisema "
          "ambayo hivyo baada wakati mwaka hata bila yao ambao sasa zaidi kila mtu au wao nchi",
    "af": "die van en in is het 'n te dat op vir nie met sy om was hy aan wat as deur word sal ek hulle ook by uit maar na ons kan "
          "daar was tot haar of meer dit jy nog moet oor hierdie self baie toe",
    "sq": "e të në i dhe që me një për nga se u është ka si do ishte më nuk por kjo ky janë tij saj edhe kur pas duke ose deri ai "
          "kishte vetëm mund këtë mbi ata të cilat",
    "hr": "i u je na se da za su od s a o koji kao to iz ne bi te će po što ili ali do sa samo nije koja koje bio bila ih mu još "
          "prema bilo više nakon sve jer također može svoje biti među kako već iako",
    "sr": "и у је на се да за су од са а о који као то из не би ће по што или али до само није која које био била их му још "
          "према било више након све јер може своје бити међу како већ иако",
    "ru": "и в не на что с он как это по но из у за его к от так же о все она бы мы для был то только ты мне было вот меня еще "
          "нет вы до они если их или быть при ее уже была чтобы когда который были будет без себя под этом во я после также ему",
    "uk": "і в не на що з він як це та до але за його про від так у й був є було які для або також після вона бо по вже має щоб "
          "ми ще їх при була який якщо лише років буде якого під цього тільки були між коли",
    "bg": "и на в да за се от е са по с не че си като към до това но който през което а при още или бе може само които след беше "
          "така му във със обаче ще между тя те той няма има вече как защото повече",
    "el": "και το του η της την με για που από των στο είναι να τα οι στην δεν ο θα σε μια τον ότι τους στη τη τις ένα αλλά ως "
          "έχει κατά μετά ήταν στον αυτό όπως πολύ μας όταν μου σας ή έναν στις αυτή μόνο πως ενώ πριν στα",
    "ar": "في من على أن إلى التي عن مع هذا الذي هذه كان لا ما بعد أو كما بين قد هو وقد كانت ذلك كل هي لم خلال حيث إن عند قبل "
          "أكثر غير منذ حتى وفي ومن بعض كذلك له لها إذا الى لكن يوم وكان ولا عليه أي ثم",
    "fa": "و در به از که این را با است برای آن یک خود تا بر می هم شد نیز کرد شده بود باید اما یا هر ها دو پس وی او پیش بین "
          "نمی اگر همه بی چه شود کند دارد ای کرده ما های هیچ سال",
    "ur": "کے کی میں ہے اور سے کا کو اس نے پر کہ یہ ہیں ان بھی ایک کر تو تھا ہو نہیں گیا جو وہ تک ہی کہا تھے ساتھ لیے گئے اپنے "
          "تھی کیا بعد جس رہے ہوئے ہوں گی لئے مگر",
    "ps": "د په او چې ته کې له هم دا یې یو دی سره نه کړي هغه دې ده پر تر خو شوي وي شي بیا لپاره کړ وو یا شو دغه چی کوي لري",
    "hi": "के में की है और से का को पर ने कि यह हैं एक भी इस नहीं हो था लिए ही कर तो साथ उन गया वह जो या अपने थे किया होने बाद "
          "थी कहा तक कुछ रहे इसके लेकिन अब करने हुए जब ये वे मैं",
    "mr": "आहे या आणि व ते हे तर असे नाही होते केले त्या हा ही मध्ये एक केली झाली आहेत काही तो पण करून त्यांनी होता ती हो की "
          "आपल्या मात्र जे म्हणून",
    "ne": "छ को र मा का पनि हो छन् यो एक भने लागि गरेको ले गर्न भएको थियो तर गरेका हुने भन्ने यस नै सो गरी बाट त्यो यी",
    "he": "של את על לא הוא זה כי עם גם היא אל או אם יש כל היה זו אך מה אבל כמו רק יותר בין אני הם עד לו לה כדי הזה אין אחרי לפני",
}


def ordinary():
    """Every word of lower-case letters in SCOWL's English, American and British lists of words, tiers 10 to 70."""
    tiers = {}
    if not SCOWL.is_dir():
        raise SystemExit("the word lists of SCOWL are missing: apt-get install scowl")
    for variety in ("english", "american", "british"):
        for file in SCOWL.glob(f"{variety}-words.*"):
            tier = int(file.suffix[1:])
            if tier > 70:
                continue
            for word in file.read_text(encoding="iso-8859-1").split():
                if re.fullmatch(r"[^\W\d_]+", word) and word == word.lower() and (len(word) > 1 or word in "aio"):
                    tiers[word] = min(tier, tiers.get(word, 99))
    write_list("words/ordinary.tsv", "Ordinary English words",
               "Words of lower-case letters in English, American and British spelling with their inflected forms; the tier is 10 "
               "for the commonest and 70 for the rarest here. A name that is also one of these needs context.",
               "SCOWL 2020.12.07, the word lists english, american and british, sizes 10 to 70 (Debian package scowl)",
               "SCOWL (Kevin Atkinson and others, permissive; keep the notice)", "name tier", tiers.items())


def languages():
    """One row for each word, with all the languages that use it as a function word."""
    rows = {}
    for language, words in FUNCTION_WORDS.items():
        for word in words.split():
            for form in {word.strip("'"), fold(word).strip("'")}:
                rows.setdefault(form, set()).add(language)
    write_list("words/languages.tsv", "Function words of languages",
               "The commonest function words of the languages onoma may meet, in lower case, with and without diacritics; the value names "
               "the languages that use the word, by ISO 639-1 code. They tell which language a text is in.",
               "curated for onoma", "Apache-2.0", "name value",
               ((word, "|".join(sorted(codes))) for word, codes in rows.items() if word))


def main():
    args = arguments("Write the lists of ordinary words and of function words.", ("ordinary", "languages"))
    if args.wants("ordinary"):
        ordinary()
    if args.wants("languages"):
        languages()


if __name__ == "__main__":
    main()
