using System.Globalization;
using CommandLine;
using Planning.Engine;
using Planning.Programs;

namespace Planning.PolicyPacks;

/// <summary>A policy pack's process, which prints the port that it listens on as its first line.</summary>
public sealed class PolicyPackProcess : IDisposable
{
    private readonly ProgramProcess _process;

    private PolicyPackProcess(ProgramProcess process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    /// <summary>What the pack printed after its port.</summary>
    public string Printed => string.Join('\n', _process.Printed.Split('\n').Where(line => line != Text(Port)));

    /// <exception cref="Failure">It could not be started, ended, or printed no port in time.</exception>
    public static async Task<PolicyPackProcess> StartAsync(
        ProgramCommand command,
        string engine,
        IReadOnlyDictionary<string, string> environment,
        TimeSpan timeout,
        CancellationToken cancellation
    )
    {
        var process = ProgramProcess.Start(command with { Arguments = [.. command.Arguments, engine] }, environment);
        try
        {
            var first = await process.FirstLineAsync(timeout, cancellation);
            return int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var port)
                ? new PolicyPackProcess(process, port)
                : throw new Failure(Describe(command, first, process.Printed, timeout));
        }
        catch
        {
            process.Dispose();
            throw;
        }
    }

    public void Dispose() => _process.Dispose();

    private static string Describe(ProgramCommand command, string? first, string printed, TimeSpan timeout)
    {
        var what = first is null
            ? $"the policy pack {command.Name} did not listen within {timeout.TotalSeconds:0} s, or ended"
            : $"the first line of the policy pack {command.Name} must be the port that it listens on, got '{first}'";
        return printed.Length == 0 ? $"{what}." : $"{what}. It printed:\n{IndentedText.Of(printed)}";
    }

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);
}
