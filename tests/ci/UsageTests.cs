using Ci.Tests.Running;

namespace Ci.Tests;

public sealed class UsageTests
{
    [Theory]
    [InlineData("approval")]
    [InlineData("comment", "7")]
    [InlineData("deploy")]
    [InlineData("drift")]
    [InlineData("evaluate", "nowhere")]
    [InlineData("gate")]
    [InlineData("overrides")]
    [InlineData("package")]
    [InlineData("preview")]
    [InlineData("provenance")]
    [InlineData("publish")]
    [InlineData("pulumi-cli")]
    [InlineData("releases")]
    [InlineData("smoke")]
    public async Task A_script_prints_its_usage_and_exits_with_2_on_invalid_arguments(string script, params string[] wrong)
    {
        foreach (var help in new[] { "-h", "--help" })
        {
            var asked = await RunAsync(script, help);
            Assert.Equal((0, ""), (asked.Code, asked.Errors));
            Assert.StartsWith($"usage: .ci/{script} ", asked.Output);
        }

        var refused = await RunAsync(script, wrong);
        Assert.Equal((2, ""), (refused.Code, refused.Output));
        Assert.StartsWith($"usage: .ci/{script} ", refused.Errors);
    }

    [Theory]
    [InlineData("drift-issue")]
    public async Task A_workflow_script_prints_its_usage(string script)
    {
        var refused = await RunAsync(script, "1", "2");

        Assert.Equal(2, refused.Code);
        Assert.StartsWith($"usage: .ci/{script} ", refused.Errors);
    }

    private static Task<Result> RunAsync(string script, params string[] arguments) =>
        new Command(Checkout.Root).RunAsync(Checkout.At(".ci", script), arguments);
}
