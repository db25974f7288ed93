using CommandLine;
using Spectre.Console;

namespace Preflight.Tests.OddPlans;

public sealed class PlainTextTests
{
    [Fact]
    public void A_control_character_of_a_value_does_not_reach_the_terminal()
    {
        var (plain, cleaned) = (Printed(console => { }), Printed(console => console.Pipeline.Attach(PlainText.Hook)));

        Assert.Contains('\u001b', plain);
        Assert.Equal("a [31mb\n", cleaned);
    }

    private static string Printed(Action<IAnsiConsole> prepare)
    {
        var text = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(
            new()
            {
                Ansi = AnsiSupport.No,
                ColorSystem = ColorSystemSupport.NoColors,
                Out = new AnsiConsoleOutput(text),
            }
        );
        prepare(console);
        console.MarkupLine(Markup.Escape("a\u001b[31mb"));
        return text.ToString();
    }
}
