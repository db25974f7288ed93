namespace Evaluation.Reports;

/// <summary>Results in files: whole, or not at all.</summary>
internal static class OutputFile
{
    public static async Task WriteAsync(string file, string text, CancellationToken cancellationToken)
    {
        var half = $"{file}.{Environment.ProcessId}.tmp";
        try
        {
            await File.WriteAllTextAsync(half, text, cancellationToken);
            File.Move(half, file, overwrite: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            File.Delete(half);
            throw new Failure($"{file} cannot be written: {problem.Message}");
        }
    }
}
