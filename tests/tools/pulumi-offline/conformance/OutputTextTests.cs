using Pulumi.Conformance.Support;

namespace Pulumi.Conformance;

[Collection(ProcessEnvironment.Name)]
public sealed class OutputTextTests : IDisposable
{
    private const string Variable = "PULUMI_ERROR_OUTPUT_STRING";

    [Fact]
    public async Task ToString_of_an_output_explains_the_alternatives()
    {
        string? text = null;
        await Run.Update(() =>
        {
            text = Output.Create("value").ToString();
        });

        Assert.Contains("Calling [ToString] on an [Output<T>] is not supported.", text, StringComparison.Ordinal);
        Assert.Contains("Output.Format", text, StringComparison.Ordinal);
        Assert.EndsWith("This function may throw in a future version of Pulumi.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("value\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interpolated_output_reads_as_the_explanation()
    {
        string? text = null;
        await Run.Update(() =>
        {
            text = $"https://{Output.Create("host")}/";
        });

        Assert.StartsWith("https://Calling [ToString]", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("true")]
    [InlineData("TRUE")]
    public async Task ToString_of_an_output_throws_if_configured(string value)
    {
        Environment.SetEnvironmentVariable(Variable, value);
        await Run.Update(() =>
        {
            var exception = Assert.Throws<InvalidOperationException>(() => Output.Create(1).ToString());
            Assert.StartsWith("Calling [ToString] on an [Output<T>] is not supported.", exception.Message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task ToString_does_not_throw_with_other_values_of_the_switch()
    {
        Environment.SetEnvironmentVariable(Variable, "0");

        await Run.Update(() =>
        {
            Assert.StartsWith("Calling", Output.Create(1).ToString(), StringComparison.Ordinal);
        });
    }

    public void Dispose() => Environment.SetEnvironmentVariable(Variable, null);
}
