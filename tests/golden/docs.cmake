# Runs the commands that README.md and docs/*.md show and compares their output. To take over a changed output:
#   python3 tests/golden/run_docs.py --onoma build/release/onoma --update
find_package(Python3 REQUIRED COMPONENTS Interpreter)
if(TARGET onoma)
  add_test(NAME "golden/docs"
           COMMAND ${Python3_EXECUTABLE} -B ${CMAKE_CURRENT_LIST_DIR}/run_docs.py --onoma $<TARGET_FILE:onoma>)
  set_tests_properties("golden/docs" PROPERTIES TIMEOUT 300)
endif()
# The ```cpp block of README.md is the program that include/onoma/onoma.hpp opens with; tests/install compiles and runs that.
add_test(NAME "golden/docs-example"
         COMMAND ${Python3_EXECUTABLE} -B ${CMAKE_CURRENT_LIST_DIR}/same_example.py ${PROJECT_SOURCE_DIR}/README.md
                 ${PROJECT_SOURCE_DIR}/include/onoma/onoma.hpp)
