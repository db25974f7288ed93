using CommandLine;

namespace Preflight.Commands;

/// <summary>Results in files: whole, or not at all.</summary>
internal static class OutputFile
{
    public static async Task WriteAsync(string file, string text)
    {
        var half = $"{file}.{Environment.ProcessId}.tmp";
        try
        {
            await File.WriteAllTextAsync(half, text);
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
