namespace CommandLine;

/// <summary>Writes results to files: completely, or not at all.</summary>
public static class OutputFile
{
    /// <exception cref="Failure">The file cannot be written.</exception>
    public static async Task WriteAsync(string file, string text, CancellationToken cancellation = default)
    {
        var half = $"{file}.{Environment.ProcessId}.tmp";
        try
        {
            await File.WriteAllTextAsync(half, text, cancellation);
            File.Move(half, file, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(half))
            {
                File.Delete(half);
            }

            throw new Failure($"{file} cannot be written: {exception.Message}");
        }
    }
}
