using Spectre.Console;

namespace CommandLine;

/// <summary>Standard output for a terminal or a log.</summary>
public static class Terminal
{
    static Terminal() => AnsiConsole.Console.Pipeline.Attach(PlainText.Hook);

    public static IAnsiConsole Console
    {
        get
        {
            // A log has no edge to wrap at.
            if (System.Console.IsOutputRedirected)
            {
                AnsiConsole.Console.Profile.Width = 400;
            }

            return AnsiConsole.Console;
        }
    }
}
