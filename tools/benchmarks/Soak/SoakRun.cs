using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Benchmarks.Processes;
using Benchmarks.Upstream;
using Microsoft.AspNetCore.Http;

namespace Benchmarks.Soak;

/// <summary>Many chats against one app, in blocks; between blocks the app is idle and its resources are counted.</summary>
internal sealed partial class SoakRun(SoakOptions options)
{
    // The promise is 50 ms. A machine that does much else must not break it by being slow, so what is asserted is that it is seen.
    private static readonly TimeSpan LongestRelease = TimeSpan.FromSeconds(10);
    private const int MostAttempts = 20;

    private readonly ConcurrentDictionary<string, SoakChat> running = new(StringComparer.Ordinal);
    private readonly SoakReport report = new();

    public async Task<SoakReport> RunAsync(TextWriter progress, CancellationToken cancellation)
    {
        var chats = Courses.Draw(options.Chats, options.Seed);
        await using var azure = await ModelServer.StartAsync(2, AnswerAsync);
        var settings = AppUnderTest.Settings(azure.Address, azure.Endpoints);
        // Longer than an endpoint rests that does not say how long: that time is spent before the first word.
        settings["AzureAI__FirstTokenSeconds"] = "3";
        settings["AzureAI__NextTokenSeconds"] = "1";
        await using var app = await AppUnderTest.StartAsync(options.App, settings, cancellation);
        using var reader = new Reader(app.Address);

        foreach (var block in chats.Chunk(options.ChatsPerBlock))
        {
            foreach (var chat in block)
                running[chat.Name] = chat;
            await Parallel.ForEachAsync(
                block,
                new ParallelOptions { MaxDegreeOfParallelism = options.AtOnce, CancellationToken = cancellation },
                async (chat, stop) => await TakeAsync(chat, reader, stop)
            );
            if (app.HasExited)
                break;

            // A client may disconnect before the model request, and the app may send the request shortly after.
            foreach (var chat in block)
                if (await ReleaseAsync(chat, cancellation) is null)
                    report.AddUnreleased(chat);
            running.Clear();

            // Connections that were left need a moment to close.
            await Task.Delay(TimeSpan.FromMilliseconds(500), cancellation);
            report.Samples.Add(new Sample(Usage.Of(app.Id), await LiveHeap.BytesAsync(app.Id, cancellation)));
            await progress.WriteLineAsync(
                $"{report.Chats} of {options.Chats} chats, {report.Broken.Count} violations: {report.Samples[^1]}"
            );
        }

        report.Judge(app.HasExited, app.ReadLog());
        return report;
    }

    private async Task TakeAsync(SoakChat chat, Reader reader, CancellationToken cancellation)
    {
        Ending ending;
        var attempt = 0;
        do
        {
            ending = await reader.ReadAsync(chat, cancellation);

            // A fault of another chat put all endpoints into cooldown, or the machine is too slow; the client retries after Retry-After.
            if (ending.How is not (Ending.Throttled or Ending.TimedOut) || chat.Course.Endings.Contains(ending.How))
                break;
            await Task.Delay(ending.Wait > TimeSpan.Zero ? ending.Wait.Value : TimeSpan.FromMilliseconds(20), cancellation);
        } while (++attempt < MostAttempts);

        report.Add(chat, ending, attempt, await ReleaseAsync(chat, cancellation));
    }

    private static async Task<TimeSpan?> ReleaseAsync(SoakChat chat, CancellationToken cancellation)
    {
        var over = Stopwatch.GetTimestamp();
        try
        {
            await chat.Released.WaitAsync(LongestRelease, cancellation);
            return Stopwatch.GetElapsedTime(over);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var body = new StreamReader(context.Request.Body);
        var name = ChatName().Match(await body.ReadToEndAsync(context.RequestAborted)).Value;
        if (!running.TryGetValue(name, out var chat))
        {
            report.AddUnknownRequest(name);
            return;
        }

        var call = chat.Enter();
        try
        {
            await chat.Course.Model(chat, context, call);
        }
        catch (Exception problem) when (problem is OperationCanceledException or IOException)
        {
            // The app left, which is what many courses are about.
        }
        finally
        {
            chat.Leave();
        }
    }

    [GeneratedRegex(@"chat-\d{7}")]
    private static partial Regex ChatName();
}
