using Spectre.Console;

namespace CommandLine;

/// <summary>Standard output as a person or a log sees it.</summary>
public static class Terminal
{
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
