using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Preflight.Commands;

/// <summary>A command with one line in the list of commands. Its own help shows details and examples besides.</summary>
internal sealed class Verb(string name, string summary, string details) : Command(name, summary)
{
    /// <summary>Shows the details of a verb below the help that is generated for it.</summary>
    public static void ShowDetailsIn(RootCommand root)
    {
        foreach (var option in root.Options.OfType<HelpOption>())
        {
            option.Action = new DetailedHelp((HelpAction)option.Action!);
        }
    }

    private sealed class DetailedHelp(HelpAction help) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parsed)
        {
            var exitCode = help.Invoke(parsed);
            if (parsed.CommandResult.Command is Verb verb)
            {
                parsed.InvocationConfiguration.Output.WriteLine(verb.Details);
            }

            return exitCode;
        }
    }

    private string Details => details;
}
