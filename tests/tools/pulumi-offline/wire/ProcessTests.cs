using Pulumi.Conformance.Wire.Engine;
using Pulumirpc;

namespace Pulumi.Conformance.Wire;

public class ProcessTests
{
    private const string Refusal = "Program run without the Pulumi engine available; re-run using the `pulumi` CLI";

    [Fact]
    public async Task A_program_fails_without_the_engine()
    {
        var run = await WireRun.Start("resources", environment: new() { ["PULUMI_MONITOR"] = null });

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains(Refusal, run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Monitor.Registered);
    }

    [Fact]
    public async Task Each_of_seven_variables_is_needed_and_must_be_readable()
    {
        var run = await WireRun.Start("refusals");
        string[] expected =
        [
            "PULUMI_MONITOR=",
            "PULUMI_ENGINE=",
            "PULUMI_PROJECT=",
            "PULUMI_STACK=",
            "PULUMI_DRY_RUN=",
            "PULUMI_QUERY_MODE=",
            "PULUMI_PARALLEL=",
            "PULUMI_DRY_RUN=perhaps",
            "PULUMI_QUERY_MODE=perhaps",
            "PULUMI_PARALLEL=many",
        ];

        Assert.Equal(
            expected.Select(setting => $"{setting} {Refusal}").Append("returned 0"),
            run.Output.TrimEnd().Split('\n', StringSplitOptions.TrimEntries)
        );
    }

    [Fact]
    public async Task A_successful_program_exits_with_0_and_signals_shutdown()
    {
        var run = await WireRun.Update.Value;

        Assert.Equal((0, "returned 0"), (run.ExitCode, run.Output.TrimEnd()));
        Assert.True(run.Monitor.ShutDown);
    }

    [Theory]
    [InlineData("throw", "System.ArithmeticException: divided")]
    [InlineData("run-exception", "say it plainly")]
    [InlineData("async", "later")]
    [InlineData("missing-config", "Missing Required configuration variable 'shop:missing'")]
    [InlineData("bad-property", "error serializing property \"value\": System.Int64 is not a supported argument type.")]
    public async Task A_failure_is_logged_once_and_ends_with_32(string ending, string message)
    {
        var run = await WireRun.Start(ending);

        Assert.Equal(32, run.ExitCode);
        Assert.Contains(message, Assert.Single(Errors(run)).Message, StringComparison.Ordinal);
        Assert.False(run.Monitor.ShutDown);
    }

    [Fact]
    public async Task A_failure_sets_the_exit_code_even_if_Main_ignores_the_result()
    {
        var run = await WireRun.Start("run-exception --forget");

        Assert.Equal(32, run.ExitCode);
    }

    [Fact]
    public async Task A_logged_error_ends_with_one_and_names_its_resource()
    {
        var run = await WireRun.Start("log-error");
        var error = Assert.Single(Errors(run));

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(("that is wrong", "urn:pulumi:dev::shop::test:index:Box::box"), (error.Message, error.Urn));
        Assert.False(run.Monitor.ShutDown);
    }

    [Fact]
    public async Task A_warning_reaches_the_engine_with_its_resource() =>
        Assert.Equal("urn:pulumi:dev::shop::test:index:Group$test:index:Box::child", (await Warning("look here")).Urn);

    [Fact]
    public async Task An_answer_of_the_wrong_type_is_a_warning_with_the_property_and_its_resource() =>
        Assert.Equal(
            "urn:pulumi:dev::shop::test:index:Box::assets",
            (await Warning("Expected System.String but got Pulumi.FileAsset deserializing Wire.Box.value")).Urn
        );

    private static async Task<LogRequest> Warning(string message) =>
        Assert.Single((await WireRun.Update.Value).Log.Messages, request =>
            request.Severity == LogSeverity.Warning && request.Message == message
        );

    private static IEnumerable<LogRequest> Errors(WireRun run) => run.Log.Messages.Where(message => message.Severity == LogSeverity.Error);
}
