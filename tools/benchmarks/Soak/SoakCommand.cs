using System.CommandLine;
using Benchmarks.Load;
using Benchmarks.Processes;
using Spectre.Console;

namespace Benchmarks.Soak;

/// <summary>`soak`: ten thousand chats with everything that goes wrong.</summary>
internal static class SoakCommand
{
    public static Command Create()
    {
        var chats = new Option<int>("--chats") { Description = "Number of chats.", DefaultValueFactory = _ => 10_000 };
        var seed = new Option<int>("--seed")
        {
            Description = "Seed of the random sequence; the same seed gives the same chats.",
            DefaultValueFactory = _ => 1,
        };
        var atOnce = new Option<int>("--at-once") { Description = "Number of parallel chats.", DefaultValueFactory = _ => 32 };
        var app = new Option<string?>("--app") { Description = "Path of a published App.dll. By default, the app is published first." };
        var command = new Command(
            "soak",
            """
            Chats with random stops, slow readers, broken models and wrong bodies. Every answer must end as whole or as an error, or have
            been stopped; the model must see each stop; the app must log no error but the failures that were caused; and memory, handles
            and threads must not grow after warm-up. Exit code 1 if a promise is broken.
            """
        )
        {
            chats,
            seed,
            atOnce,
            app,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var published = parsed.GetValue(app) ?? await AppUnderTest.PublishAsync(cancellation);
                var options = new SoakOptions(published, parsed.GetValue(chats), parsed.GetValue(seed), parsed.GetValue(atOnce));
                var report = await new SoakRun(options).RunAsync(Console.Error, cancellation);
                Print(report);
                return report.Broken.Count == 0 ? 0 : 1;
            }
        );
        return command;
    }

    private static void Print(SoakReport report)
    {
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 150);
        var table = new Table().Border(TableBorder.Markdown).AddColumns("scenario", "result", "retries");
        foreach (var (course, endings, repeated) in report.ByCourse)
        {
            var mostFirst = endings.OrderByDescending(ending => ending.Value).Select(ending => $"{ending.Value} {ending.Key}");
            table.AddRow(Markup.Escape(course), string.Join(", ", mostFirst), $"{repeated}");
        }

        AnsiConsole.Write(table);

        var releases = report.Releases;
        if (releases.Count > 0)
            Console.WriteLine(
                $"{releases.Count} cancellations; the model saw them after {Quantile.Of(releases, 0.5):0.0} ms (median), "
                    + $"{Quantile.Of(releases, 0.99):0.0} ms (99 %), {releases[^1]:0.0} ms (worst)"
            );
        foreach (var growth in report.Growth)
            Console.WriteLine(
                $"{growth.Name}: {growth.Before:0} after warm-up, {growth.After:0} at the end, allowed: {growth.Allowed:0} more"
            );
        if (report.Growth.Count == 0)
            Console.WriteLine("growth: too few chats for a result");

        foreach (var promise in report.Broken.Take(50))
            Console.WriteLine($"BROKEN: {promise}");
        Console.WriteLine($"{report.Chats} chats, {report.Broken.Count} violations");
    }
}
