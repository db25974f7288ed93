using System.CommandLine;
using System.Globalization;
using CommandLine;
using Planning.Plans;
using Preflight.Checking;
using Preflight.Costs;

namespace Preflight.Commands;

/// <summary>The options of a check, as options of a command.</summary>
internal sealed class CheckTerms
{
    private readonly Option<Stage?> _stage = new("--stage")
    {
        Description = "Development, Test or Production. Default: from the name of the stack.",
    };
    private readonly Option<string?> _today = new("--today")
    {
        Description = "Check as of this day (YYYY-MM-DD), to see what expires or retires by then.",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_stage);
        command.Options.Add(_today);
    }

    /// <param name="directory">The folder of the files that a plan names.</param>
    /// <param name="termsDirectory">The folder of preflight.yaml.</param>
    public CheckOptions Of(ParseResult parsed, string directory, string termsDirectory) =>
        new()
        {
            Stage = parsed.GetValue(_stage),
            Today = parsed.GetValue(_today) is { } text
                ? DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                    ? day
                    : throw new Failure($"--today must be a day as in 2027-06-30, got '{text}'")
                : DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime),
            Directory = directory,
            Waivers = WaiverFile.Read(termsDirectory),
            Apps = AppDeclarationFile.Read(termsDirectory),
            Costs = CostTermsFile.Read(termsDirectory),
        };
}
