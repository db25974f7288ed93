namespace Planning.Engine;

/// <summary>A program that was stopped at its time limit, with what it reported until then.</summary>
public static class UnfinishedProgram
{
    /// <param name="printed">What the program wrote to its output last.</param>
    public static string Describe(Run run, TimeSpan limit, string printed)
    {
        var stopped =
            $"the program did not end within {limit.TotalSeconds:0} s and was stopped; it had registered {run.Registrations.Count}"
            + (run.Registrations.LastUrn is { } last ? $", the last {last}" : "");

        // A runtime can take long to end after an exception, which is the reason then.
        var errors = run.Registrations.Messages.Where(message => message.Severity == "error").Select(message => message.Text).ToList();
        if (errors.Count > 0)
        {
            return $"{stopped}. Before that it reported:\n{IndentedText.Of(string.Join('\n', errors))}";
        }

        var reported = run
            .Registrations.Messages.Select(message => $"{message.Severity}: {message.Text}")
            .Concat(printed.Length == 0 ? [] : [printed])
            .ToList();
        return $"{stopped}. Its resources may wait for each other in a circle, or for something outside; --timeout SECONDS gives it longer."
            + (reported.Count == 0 ? "" : $"\nIt had reported:\n{IndentedText.Of(string.Join('\n', reported))}");
    }
}
