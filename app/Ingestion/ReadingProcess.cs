using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using App.Documents;

namespace App.Ingestion;

/// <summary>
/// Reads documents in a process of its own, whose heap and time are limited: no limit inside a process holds against every file that its
/// libraries can open. The process starts with the first document that needs it, and again after one that was too much.
/// </summary>
internal sealed class ReadingProcess(ReadingBudget budget) : IAsyncDisposable
{
    // Text of this size cannot cost much, and most documents are smaller.
    private const int LargestPlain = 256 * 1024;

    private const int LongestWait = 10;

    private Process? process;

    /// <exception cref="RejectedDocumentException">The document cannot be read, or costs too much.</exception>
    public async Task<IReadOnlyList<Chunk>> ChunksAsync(
        SourceDocument document,
        MemoryStream content,
        bool mask,
        CancellationToken cancellationToken
    )
    {
        if (
            content.Length <= LargestPlain
            && Path.GetExtension(document.Id).ToLowerInvariant() is not (".pdf" or ".docx" or ".html" or ".htm")
        )
            return DocumentWork.Chunks(document, content, mask, cancellationToken);

        var reply = await AskAsync(document, content, mask, cancellationToken);
        return reply.Reason is { } reason
            ? throw new RejectedDocumentException(reason, reply.Detail ?? "")
            : [.. reply.Chunks!.Select(chunk => chunk with { Source = document })];
    }

    public async ValueTask DisposeAsync() => await EndAsync();

    private async Task<ReadingReply> AskAsync(SourceDocument document, MemoryStream content, bool mask, CancellationToken cancellationToken)
    {
        var asked = process ??= Start();
        var line = SendAsync(asked, new ReadingRequest(document.Id, (int)content.Length, mask), content, cancellationToken);
        if (!await IsWithinTimeAsync(asked, line))
        {
            await EndAsync();
            await ((Task)line).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw TooCostly($"more than {budget.Time.TotalSeconds:0.#} seconds");
        }

        try
        {
            if (await line is { } reply)
                return JsonSerializer.Deserialize(reply, ReadingJson.Default.ReadingReply)!;
        }
        catch (OperationCanceledException)
        {
            await EndAsync();
            throw;
        }
        catch (IOException)
        {
            // It ended before it had read the request.
        }

        await EndAsync();
        throw TooCostly($"more than {budget.Megabytes} MB of memory, or breaks the reader");
    }

    private static async Task<string?> SendAsync(
        Process asked,
        ReadingRequest request,
        MemoryStream content,
        CancellationToken cancellationToken
    )
    {
        var input = asked.StandardInput.BaseStream;
        await input.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(request, ReadingJson.Default.ReadingRequest), cancellationToken);
        await input.WriteAsync("\n"u8.ToArray(), cancellationToken);
        await input.WriteAsync(content.GetBuffer().AsMemory(0, (int)content.Length), cancellationToken);
        await input.FlushAsync(cancellationToken);
        return await asked.StandardOutput.ReadLineAsync(cancellationToken);
    }

    /// <summary>Counts the time of the processor: a busy machine is no fault of the document. Elapsed time has a limit too.</summary>
    private async Task<bool> IsWithinTimeAsync(Process asked, Task reply)
    {
        var (before, started) = (ProcessorTime(asked), Stopwatch.GetTimestamp());
        while (true)
        {
            var look = TimeSpan.FromMilliseconds(Math.Min(250, budget.Time.TotalMilliseconds));
            await reply.WaitAsync(look).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (reply.IsCompleted)
                return true;
            if (ProcessorTime(asked) - before > budget.Time || Stopwatch.GetElapsedTime(started) > budget.Time * LongestWait)
                return false;
        }
    }

    private static TimeSpan ProcessorTime(Process asked)
    {
        try
        {
            return asked.TotalProcessorTime;
        }
        catch (InvalidOperationException)
        {
            // It has ended, and so has its output.
            return TimeSpan.Zero;
        }
    }

    private static RejectedDocumentException TooCostly(string what) =>
        new(RejectionReason.OverBudget, $"To read the document takes {what}; split it, or print it to PDF again");

    private Process Start()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "App");
        var own = Environment.ProcessPath;
        var start =
            Path.GetFileNameWithoutExtension(own) == "dotnet" || !File.Exists(program)
                ? new ProcessStartInfo(
                    Path.GetFileNameWithoutExtension(own) == "dotnet" ? own! : "dotnet",
                    [$"{program}.dll", ReadingServer.Argument]
                )
                : new ProcessStartInfo(program, [ReadingServer.Argument]);
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;

        // A file that takes over its reader finds no credential and no setting.
        foreach (var name in start.Environment.Keys.Where(name => !IsNeeded(name)).ToArray())
            start.Environment.Remove(name);
        start.Environment["DOTNET_GCHeapHardLimit"] = string.Create(CultureInfo.InvariantCulture, $"{(long)budget.Megabytes << 20:x}");
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        var started = Process.Start(start)!;
        started.ErrorDataReceived += static (_, _) => { };
        started.BeginErrorReadLine();
        return started;
    }

    private static bool IsNeeded(string name) =>
        name
            is "PATH"
                or "HOME"
                or "TMPDIR"
                or "TEMP"
                or "TMP"
                or "SystemRoot"
                or "LANG"
                or "DOTNET_ROOT"
                or "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT";

    private async Task EndAsync()
    {
        if (process is not { } ending)
            return;

        process = null;
        try
        {
            ending.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended.
        }

        await ending.WaitForExitAsync(CancellationToken.None);
        ending.Dispose();
    }
}
