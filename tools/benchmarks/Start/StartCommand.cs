using System.CommandLine;
using Benchmarks.Load;
using Benchmarks.Processes;

namespace Benchmarks.Start;

/// <summary>`start`: from nothing to the first answers.</summary>
internal static class StartCommand
{
    private const double Limit = 300;

    public static Command Create()
    {
        var times = new Option<int>("--times") { Description = "Number of starts.", DefaultValueFactory = _ => 5 };
        var app = new Option<string?>("--app") { Description = "Path of a published App.dll. By default, the app is published first." };
        var command = new Command(
            "start",
            "Measures the time from start to the first 200 of /healthz, then the first chat with a model, including the token."
        )
        {
            times,
            app,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var published = parsed.GetValue(app) ?? await AppUnderTest.PublishAsync(cancellation);
                var healthy = new List<double>();
                var chats = new List<Timing>();
                for (var i = 0; i < parsed.GetValue(times); i++)
                {
                    await using var azure = await UpstreamProcess.StartAsync(TimeSpan.Zero, cancellation);
                    await using var server = await AppUnderTest.StartAsync(published, AppUnderTest.Settings(azure.Address), cancellation);
                    using var connection = await Connection.OpenAsync(Target.App("app", server), cancellation);
                    healthy.Add(server.Started.TotalMilliseconds);
                    chats.Add(await connection.AskAsync(cancellation));
                    Console.WriteLine(
                        $"healthy after {healthy[^1]:0} ms; first chat: first word {chats[^1].FirstWord:0} ms, whole {chats[^1].Whole:0} ms"
                    );
                }

                var median = Quantile.Median(healthy);
                Console.WriteLine(
                    $"median of {healthy.Count}: healthy after {median:0} ms "
                        + $"(target: at most {Limit:0} ms: {(median <= Limit ? "reached" : "NOT reached")}); "
                        + $"first chat: first word {Quantile.Median(chats.Select(chat => chat.FirstWord)):0} ms, "
                        + $"whole {Quantile.Median(chats.Select(chat => chat.Whole)):0} ms"
                );
            }
        );
        return command;
    }
}
