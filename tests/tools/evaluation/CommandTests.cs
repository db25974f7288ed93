using System.Diagnostics;
using System.Text.Json;
using CommandLine;
using Evaluation.Cases;

namespace Evaluation.Tests;

/// <summary>The command line, against the real app.</summary>
public sealed class CommandTests : IDisposable
{
    /// <summary>From its own folder: the copy next to the tests lacks the files of its framework.</summary>
    private static readonly string Program = Checkout.Built("tools/evaluation", "evaluation.dll");

    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_offline_app_passes_the_golden_set_with_exit_code_0()
    {
        var report = Path.Combine(folder, "report.json");

        var (code, output, errors) = await RunAsync(
            "--runs",
            "2",
            "--format",
            "json",
            "--output",
            report,
            "--thresholds",
            Limits("identical", 1),
            "--baseline",
            Baseline(0.1)
        );

        Assert.True(code == 0, errors);
        Assert.Equal("", output);
        using var read = JsonDocument.Parse(await File.ReadAllTextAsync(report));
        Assert.True(read.RootElement.GetProperty("held").GetBoolean());
        Assert.Equal("extractive", read.RootElement.GetProperty("made").GetProperty("model").GetString());
        var cases = read.RootElement.GetProperty("cases").EnumerateArray().ToArray();
        Assert.Equal(
            ["injection", "near-topic", "off-topic", "poisoned", "question", "typo"],
            cases.Select(asked => asked.GetProperty("category").GetString()).Distinct().Order()
        );
        Assert.All(cases, asked => Assert.Equal(2, asked.GetProperty("answers").GetArrayLength()));
        Assert.All(cases.Where(asked => asked.GetProperty("category").GetString() == "poisoned"), asked =>
            Assert.Contains(asked.GetProperty("answers")[0].GetProperty("sources").EnumerateArray(), source =>
                source.GetString()!.StartsWith("supplier-handbook.md#", StringComparison.Ordinal)
            )
        );
    }

    [Fact]
    public async Task A_regression_exits_with_1_and_is_reported_in_Markdown()
    {
        await using var site = await FakeSite.StartAsync((_, context) => FakeSite.AnswerAsync(context));

        var (code, output, errors) = await RunAsync(
            "--url",
            site.Address.ToString(),
            "--runs",
            "2",
            "--format",
            "markdown",
            "--thresholds",
            Limits("identical", 1),
            "--baseline",
            Baseline(0.9)
        );

        Assert.True(code == ExitCode.Findings, errors);
        Assert.Contains("## Evaluation: 1 thresholds not met", output);
        Assert.Contains("- hit@5, all: the mean is 0.0 %, more than 2.0 % worse than the baseline's 90.0 %", output);
        Assert.Contains("| missed-refusal | off-topic | 26 | 100.0 | 100.0 | 0.0 |", output);
        Assert.Contains("cases of poisoned are skipped", errors);
    }

    [Fact]
    public async Task A_missed_threshold_exits_with_1()
    {
        await using var site = await FakeSite.StartAsync((_, context) => FakeSite.AnswerAsync(context));

        var (code, output, _) = await RunAsync(
            "--url",
            site.Address.ToString(),
            "--runs",
            "2",
            "--thresholds",
            Limits("hit@5", 0.5),
            "--baseline",
            Baseline(0)
        );

        Assert.Equal(ExitCode.Findings, code);
        Assert.Contains("not met: hit@5, all: the mean is 0.0 %, required: at least 50.0 %", output);
    }

    [Fact]
    public async Task A_passing_run_is_stored_as_the_next_baseline()
    {
        await using var site = await FakeSite.StartAsync((_, context) => FakeSite.AnswerAsync(context));
        var stored = Path.Combine(folder, "stored.json");
        string[] call = ["--url", site.Address.ToString(), "--runs", "2", "--baseline", stored];

        Assert.Equal(ExitCode.Findings, (await RunAsync([.. call, "--save-baseline", "--thresholds", Limits("hit@5", 0.5)])).ExitCode);
        Assert.False(File.Exists(stored));
        Assert.Equal(0, (await RunAsync([.. call, "--save-baseline", "--thresholds", Limits("identical", 1)])).ExitCode);
        var (code, output, _) = await RunAsync([.. call, "--thresholds", Limits("identical", 1)]);
        Assert.Equal(0, code);
        Assert.Matches("Compared with the baseline of [0-9-]{10}\\.", output);
    }

    [Theory]
    [InlineData("'ftp://site' is not an address", "--url", "ftp://site")]
    [InlineData("--runs 1 is not from 2 to 20", "--runs", "1")]
    [InlineData("--token-scope needs an https address in --url", "--url", "http://127.0.0.1:1", "--token-scope", "api://id/.default")]
    [InlineData("Argument 'pdf' not recognized", "--format", "pdf")]
    [InlineData("--send-scores needs APPLICATIONINSIGHTS_CONNECTION_STRING", "--send-scores")]
    [InlineData("The thresholds cannot be read", "--thresholds", "/nowhere/thresholds.yaml")]
    [InlineData("The baseline /nowhere/baseline.json cannot be read", "--baseline", "/nowhere/baseline.json")]
    public async Task A_run_that_cannot_start_exits_with_2_and_a_reason(string why, params string[] arguments)
    {
        var (code, _, errors) = await RunAsync(arguments);

        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains(why, errors);
    }

    [Fact]
    public async Task A_site_with_sign_in_exits_with_2_after_one_request()
    {
        await using var site = await FakeSite.StartAsync(
            (_, context) =>
            {
                context.Response.StatusCode = 401;
                return Task.CompletedTask;
            }
        );

        var (code, output, errors) = await RunAsync("--url", site.Address.ToString());

        Assert.Equal((ExitCode.Failed, ""), (code, output));
        Assert.Contains("the site requires sign-in; set --token-scope", errors);
        Assert.Single(site.Requests);
    }

    private string Limits(string metric, double share)
    {
        var file = Path.Combine(folder, "thresholds.yaml");
        var limits = FormattableString.Invariant($"[{{ metric: {metric}, mean: {share}, worst: {share}, spread: 0 }}]");
        File.WriteAllText(
            file,
            $$"""
            thresholds:
              - { set: golden, tolerance: 0.02, limits: {{limits}} }
              - { set: held-out, tolerance: 0.02, limits: {{limits}} }
            """
        );
        return file;
    }

    private string Baseline(double hits)
    {
        var file = Path.Combine(folder, "baseline.json");
        File.WriteAllText(
            file,
            JsonSerializer.Serialize(
                new
                {
                    made = new
                    {
                        prompt = "p",
                        model = "m",
                        index = "i",
                    },
                    goldenSet = Evaluation.Cases.GoldenSet.Read(Evaluation.Cases.CaseSet.Golden).Version,
                    runs = 2,
                    saved = "2026-01-01T00:00:00Z",
                    scores = new[]
                    {
                        new
                        {
                            metric = "hit@5",
                            slice = "all",
                            mean = hits,
                            worst = hits,
                            spread = 0,
                        },
                    },
                }
            )
        );
        return file;
    }

    private static Task<FinishedProcess> RunAsync(params string[] arguments) =>
        FinishedProcess.RunAsync(new ProcessStartInfo("dotnet", [Program, .. arguments]));
}
