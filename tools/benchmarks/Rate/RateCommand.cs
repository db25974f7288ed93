using System.Collections.Concurrent;
using System.CommandLine;
using System.Diagnostics;
using Benchmarks.Load;
using Benchmarks.Processes;
using Benchmarks.Upstream;
using CommandLine;

namespace Benchmarks.Rate;

/// <summary>`rate`: questions that arrive at a fixed rate, whether or not earlier ones are answered.</summary>
internal static class RateCommand
{
    // A short answer: one sentence.
    private const int Pieces = 10;

    public static Command Create()
    {
        var perSecond = new Option<int>("--per-second") { Description = "Questions a second.", DefaultValueFactory = _ => 500 };
        var seconds = new Option<int>("--seconds") { Description = "Seconds of the run.", DefaultValueFactory = _ => 60 };
        var app = new Option<string?>("--app") { Description = "Path of a published App.dll. By default, the app is published first." };
        var command = new Command(
            "rate",
            $"Asks at a fixed rate for answers of {Pieces} pieces; exits with code 1 if one fails or the rate is not kept."
        )
        {
            perSecond,
            seconds,
            app,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var published = parsed.GetValue(app) ?? await AppUnderTest.PublishAsync(cancellation);
                await using var azure = await UpstreamProcess.StartAsync(new SteadyAnswer(TimeSpan.Zero, Pieces), cancellation);
                await using var server = await AppUnderTest.StartAsync(published, AppUnderTest.Settings(azure.Address), cancellation);
                var (rate, time) = (parsed.GetValue(perSecond), TimeSpan.FromSeconds(parsed.GetValue(seconds)));
                var target = Target.App("app", server);
                // Compilers need thousands of answers before they have done their best.
                await Measure.TakeAsync(target, 16, TimeSpan.FromSeconds(10), cancellation);
                return Print(rate, time, await RunAsync(target, rate, time, cancellation), server.Id);
            }
        );
        return command;
    }

    private static async Task<RateRun> RunAsync(Target target, int rate, TimeSpan time, CancellationToken cancellation)
    {
        var free = new ConcurrentBag<Connection>();
        var answers = new List<Task<Timing?>>();
        var start = Stopwatch.GetTimestamp();
        for (var asked = 0; asked < rate * time.TotalSeconds; asked++)
        {
            // The clock of the machine ticks every few milliseconds: what is due by then is asked together.
            while (Stopwatch.GetElapsedTime(start).TotalSeconds * rate < asked)
                await Task.Delay(1, cancellation);
            answers.Add(AskAsync());
        }

        var timings = await Task.WhenAll(answers);
        var took = Stopwatch.GetElapsedTime(start);
        while (free.TryTake(out var connection))
            connection.Dispose();
        return new RateRun([.. timings.OfType<Timing>()], timings.Count(timing => timing is null), took);

        async Task<Timing?> AskAsync()
        {
            var connection = free.TryTake(out var idle) ? idle : await Connection.OpenAsync(target, cancellation);
            try
            {
                var timing = await connection.AskAsync(cancellation);
                free.Add(connection);
                return timing;
            }
            catch (Exception failure) when (failure is Failure or IOException)
            {
                connection.Dispose();
                return null;
            }
        }
    }

    private static int Print(int rate, TimeSpan time, RateRun run, int process)
    {
        var wholes = run.Answers.Select(answer => answer.Whole).Order().ToArray();
        // The last answers end after the last question was asked.
        var isKept = run.Took < time + TimeSpan.FromSeconds(1);
        Console.WriteLine(
            $"{run.Answers.Count} answers in {run.Took.TotalSeconds:0.0} s ({rate} a second asked), {run.Failures} failures; "
                + $"whole answer p50 {Quantile.Of(wholes, 0.5):0.0} ms, p99 {Quantile.Of(wholes, 0.99):0.0} ms; "
                + $"memory {Usage.Of(process).ResidentBytes / 1e6:0} MB; rate {(isKept ? "kept" : "NOT kept")}"
        );
        return run.Failures == 0 && isKept ? 0 : 1;
    }
}
