using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using CommandLine;

namespace Planning.Programs;

/// <summary>A program's process. Disposing it ends the process and everything it started.</summary>
public sealed class ProgramProcess : IDisposable
{
    /// <summary>Enough of what a failing program printed to see why; a program in a loop must not fill the memory.</summary>
    private const int KeptLines = 200;

    private readonly Process _process;
    private readonly Queue<string> _printed = new();
    private readonly TaskCompletionSource<string?> _firstLine = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ProgramProcess(Process process) => _process = process;

    public int Id => _process.Id;

    public bool HasEnded => _process.HasExited;

    /// <summary>What the program printed last, both streams in the order they came.</summary>
    public string Printed
    {
        get
        {
            lock (_printed)
            {
                return string.Join('\n', _printed);
            }
        }
    }

    public static ProgramProcess Start(ProgramCommand command, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(command.FileName, command.Arguments)
        {
            WorkingDirectory = command.WorkingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var inherited in start.Environment.Keys.Where(key => key.StartsWith("PULUMI_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(inherited);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var running = new ProgramProcess(new Process { StartInfo = start });
        running._process.OutputDataReceived += (_, line) =>
        {
            running.Keep(line.Data);
            running._firstLine.TrySetResult(line.Data);
        };
        running._process.ErrorDataReceived += (_, line) => running.Keep(line.Data);
        try
        {
            running._process.Start();
        }
        catch (Win32Exception exception)
        {
            throw new Failure(
                $"cannot start '{command.FileName}': {exception.Message}. Install it, or name the program with --program or --command."
            );
        }

        running._process.StandardInput.Close();
        running._process.BeginOutputReadLine();
        running._process.BeginErrorReadLine();
        return running;
    }

    /// <returns>What it printed first to its standard output; null if it closed that, or the time was up.</returns>
    public async Task<string?> FirstLineAsync(TimeSpan timeout, CancellationToken cancellation)
    {
        try
        {
            return await _firstLine.Task.WaitAsync(timeout, cancellation);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    /// <returns>The exit code, or null when the time was up first.</returns>
    public async Task<int?> WaitAsync(TimeSpan timeout, CancellationToken cancellation)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(timeout);
        try
        {
            await _process.WaitForExitAsync(deadline.Token);
            return _process.ExitCode;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>Ends the process and everything that it started.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit(TimeSpan.FromSeconds(5));
        }
        catch (InvalidOperationException)
        {
            // It never started, or has ended already.
        }
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_printed)
        {
            _printed.Enqueue(line);
            if (_printed.Count > KeptLines)
            {
                _printed.Dequeue();
            }
        }
    }
}
