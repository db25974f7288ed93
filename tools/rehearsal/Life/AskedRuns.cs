using Rehearsal.Records;

namespace Rehearsal.Life;

/// <summary>Updates after which a program asks for another one. It says so in a warning, and a pipeline runs it again as well.</summary>
internal static class AskedRuns
{
    private const string Sentence = "run pulumi up again";

    /// <returns>The warning; null if the program asks for none.</returns>
    public static string? In(UpdateRecord update) =>
        update.Messages.FirstOrDefault(message => message.Contains(Sentence, StringComparison.OrdinalIgnoreCase));
}
