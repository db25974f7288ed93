using System.CommandLine;
using Benchmarks.Load;
using Benchmarks.Processes;
using Benchmarks.Upstream;

namespace Benchmarks.Start;

/// <summary>`start`: from nothing to the first answers, and the memory after them.</summary>
internal static class StartCommand
{
    // The app gives back what the start used after five seconds.
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(8);

    private static readonly IReadOnlyList<StartMode> Modes =
    [
        new("Azure with telemetry", AppUnderTest.Settings, HasModel: true, Limit: 250, Memory: 90),
        new("Azure", AppUnderTest.WithoutTelemetry, HasModel: true, Limit: 250, Memory: 90),
        new("offline", _ => AppUnderTest.Offline(), HasModel: false, Limit: 180, Memory: 90),
    ];

    public static Command Create()
    {
        var times = new Option<int>("--times") { Description = "Number of starts of each mode.", DefaultValueFactory = _ => 5 };
        var app = new Option<string?>("--app") { Description = "Path of a published App.dll. By default, the app is published first." };
        var before = new Option<string?>("--before") { Description = "Path of another published App.dll, started in turn with it." };
        var command = new Command(
            "start",
            "Measures, in each mode, the time from start to the first 200 of /healthz and of /readyz, the first chat, and memory at rest."
        )
        {
            times,
            app,
            before,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var published = parsed.GetValue(app) ?? await AppUnderTest.PublishAsync(cancellation);
                string[] apps = parsed.GetValue(before) is { } other ? [other, published] : [published];
                foreach (var mode in Modes)
                {
                    var starts = apps.ToDictionary(path => path, _ => new List<MeasuredStart>());
                    for (var i = 0; i < parsed.GetValue(times); i++)
                        foreach (var path in apps)
                            starts[path].Add(await MeasureAsync(path, mode, cancellation));
                    foreach (var path in apps)
                        Print(mode, starts[path], isMeasured: path == published);
                }
            }
        );
        return command;
    }

    private static async Task<MeasuredStart> MeasureAsync(string app, StartMode mode, CancellationToken cancellation)
    {
        await using var azure = await UpstreamProcess.StartAsync(new SteadyAnswer(TimeSpan.Zero), cancellation);
        await using var server = await AppUnderTest.StartAsync(app, mode.Settings(azure.Address), cancellation);
        var ready = await server.ReadyAsync(cancellation);
        var cpu = Usage.Of(server.Id).CpuSeconds * 1_000;
        Timing? chat = null;
        if (mode.HasModel)
        {
            using var connection = await Connection.OpenAsync(Target.App("app", server), cancellation);
            chat = await connection.AskAsync(cancellation);
        }

        await Task.Delay(Rest, cancellation);
        return new MeasuredStart(server.Started, ready, cpu, chat, Usage.Of(server.Id).ResidentBytes / 1e6);
    }

    private static void Print(StartMode mode, IReadOnlyList<MeasuredStart> starts, bool isMeasured)
    {
        var (healthy, memory) = (Median(start => start.Healthy.TotalMilliseconds), Median(start => start.Megabytes));
        var chat = mode.HasModel ? $"first word of a chat after {Median(start => start.Chat!.Value.FirstWord):0} ms; " : "";
        Console.WriteLine(
            $"{mode.Name}{(isMeasured ? "" : ", before")}, median of {starts.Count}: "
                + $"healthy after {healthy:0} ms{Reached(healthy, mode.Limit)}; "
                + $"ready after {Median(start => start.Ready.TotalMilliseconds):0} ms, "
                + $"{Median(start => start.CpuMilliseconds):0} ms of CPU; {chat}at rest {memory:0} MB{Reached(memory, mode.Memory)}"
        );

        double Median(Func<MeasuredStart, double> value) => Quantile.Median(starts.Select(value));

        string Reached(double value, double limit) =>
            isMeasured ? $" (target {limit:0}: {(value <= limit ? "reached" : "NOT reached")})" : "";
    }
}
