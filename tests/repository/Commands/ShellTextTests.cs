namespace Repository.Tests.Commands;

public sealed class ShellTextTests
{
    [Theory]
    [InlineData("az a --b 'c d' \"e f\"", "az|a|--b|c d|e f")]
    [InlineData("az a \\\n  --b c # not --this", "az|a|--b|c")]
    [InlineData("az a; az b && az c | jq .d || fail", "az|a / az|b / az|c / jq|.d / fail")]
    [InlineData("x=$(az a --b \"$(az c)\" | jq)", "az|c / az|a|--b|? / jq / x=?")]
    [InlineData("az a --b \"$1/${2:-$(az c)}\" \"${d[@]}\" \"$@\" $e", "az|c / az|a|--b|?/?|?")]
    [InlineData("az a >out 2>&1 </dev/null 2>\"$f\" --b 2>>g --c <<<\"$h\"", "az|a|--b|--c")]
    [InlineData("az a <<'END' --b\naz c\nEND\naz d", "az|a|--b / az|d")]
    [InlineData("done < <(az a) > >(az b)\nif ! az c; then", "az|a / az|b / done / if|!|az|c / then")]
    [InlineData("az a --b $((2 * (3 + 1))) --c \"it's\" --d 'say \"e\"'", "az|a|--b|?|--c|it's|--d|say \"e\"")]
    [InlineData("(az a) & { az b; }", "az|a / {|az|b / }")]
    public void A_shell_text_is_split_into_commands_and_words(string text, string commands) =>
        Assert.Equal(
            commands,
            string.Join(" / ", ShellText.Commands(text).Select(words => string.Join('|', words))).Replace(ShellText.Unknown, '?')
        );
}
