using System.CommandLine;
using Benchmarks.Load;
using Benchmarks.Processes;
using Benchmarks.Upstream;

namespace Benchmarks.Streaming;

/// <summary>`stream`: the app beside the bare model and a Node peer.</summary>
internal static class StreamCommand
{
    private static readonly IReadOnlyList<Workload> All =
    [
        new(TimeSpan.FromMilliseconds(5), 128),
        new(TimeSpan.Zero, 1),
        new(TimeSpan.Zero, 32),
        new(TimeSpan.Zero, 128),
    ];

    public static Command Create()
    {
        var rounds = new Option<int>("--rounds") { Description = "Number of measurements of each target.", DefaultValueFactory = _ => 5 };
        var seconds = new Option<int>("--seconds") { Description = "Seconds of each measurement; doubled if the model pauses." };
        seconds.DefaultValueFactory = _ => 5;
        var app = new Option<string?>("--app") { Description = "Path of a published App.dll. By default, the app is published first." };
        var before = new Option<string?>("--before") { Description = "Path of another published App.dll, measured in turn with it." };
        var streams = new Option<int[]>("--streams") { Description = "Only the workloads of so many streams." };
        var format = new Option<string>("--format") { Description = "text or markdown.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "markdown");
        var command = new Command(
            "stream",
            """
            Streams an answer of 200 pieces through the app, straight from the fake model, and through Node with the openai package, in
            turn, and prints the medians of the rounds and which bars were reached. Absolute figures are this machine's; ratios are within
            a round.
            """
        )
        {
            rounds,
            seconds,
            app,
            before,
            streams,
            format,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var published = parsed.GetValue(app) ?? await AppUnderTest.PublishAsync(cancellation);
                var results = new List<Rounds>();
                foreach (var samePause in All.Where(IsAsked).GroupBy(workload => workload.Pause))
                    results.AddRange(
                        await RunAsync(
                            published,
                            parsed.GetValue(before),
                            samePause.Key,
                            [.. samePause],
                            parsed.GetValue(rounds),
                            parsed.GetValue(seconds),
                            cancellation
                        )
                    );
                StreamTable.Print(results, parsed.GetValue(format) == "markdown");

                bool IsAsked(Workload workload) => parsed.GetValue(streams) is not [_, ..] only || only.Contains(workload.Streams);
            }
        );
        return command;
    }

    private static async Task<IReadOnlyList<Rounds>> RunAsync(
        string published,
        string? before,
        TimeSpan pause,
        IReadOnlyList<Workload> workloads,
        int count,
        int seconds,
        CancellationToken cancellation
    )
    {
        await using var azure = await UpstreamProcess.StartAsync(new SteadyAnswer(pause), cancellation);
        await using var app = await AppUnderTest.StartAsync(published, AppUnderTest.Settings(azure.Address), cancellation);
        await using var node = await NodePeer.StartAsync(azure.Address, cancellation);
        await using var other = before is null
            ? null
            : await AppUnderTest.StartAsync(before, AppUnderTest.Settings(azure.Address), cancellation);
        Target[] targets =
        [
            Target.Model(azure.Address),
            .. other is null ? [] : new[] { Target.App("before", other) },
            Target.App("app", app),
            Target.App("node", node),
        ];
        var time = TimeSpan.FromSeconds(pause > TimeSpan.Zero ? seconds * 2 : seconds);

        // Compilers need thousands of answers before they have done their best.
        foreach (var target in targets)
            await Measure.TakeAsync(target, 32, time + time, cancellation);

        var results = workloads.Select(workload => new Rounds(workload)).ToList();
        for (var round = 0; round < count; round++)
            foreach (var result in results)
            {
                var measures = new Dictionary<string, Measure>();
                foreach (var target in targets)
                    measures[target.Name] = await Measure.TakeAsync(target, result.Workload.Streams, time, cancellation);
                result.Add(measures);
                await Console.Error.WriteLineAsync(
                    $"{result.Workload.Name}, round {round + 1} of {count}: "
                        + string.Join(", ", measures.Select(measure => $"{measure.Key} {measure.Value.PerSecond:0.0}/s"))
                );
            }

        var exports = await azure.ExportsAsync(cancellation);
        await Console.Error.WriteLineAsync(
            exports > 0 ? $"telemetry was on: {exports} exports" : "telemetry was configured, but nothing was sent"
        );
        return results;
    }
}
