using System.Globalization;
using Pulumi.Conformance.Support;

namespace Pulumi.Conformance;

public class OutputFormatTests
{
    [Fact]
    public async Task Fills_in_values_outputs_and_inputs()
    {
        Input<string> input = "in";

        Assert.Equal("plain out in", (await Output.Format($"{"plain"} {Output.Create("out")} {input}").See()).Value);
    }

    [Fact]
    public async Task Doubled_braces_are_braces() =>
        Assert.Equal("{\"a\": 1}", (await Output.Format($"{{\"a\": {Output.Create(1)}}}").See()).Value);

    [Fact]
    public async Task Braces_inside_a_value_stay_as_they_are() =>
        Assert.Equal("<{0}>", (await Output.Format($"<{Output.Create("{0}")}>").See()).Value);

    [Fact]
    public async Task Numbers_do_not_depend_on_the_culture_of_the_machine()
    {
        var before = CultureInfo.CurrentCulture;
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        try
        {
            CultureInfo.CurrentCulture = comma;

            Assert.Equal("1.5", (await Output.Format($"{Output.Create(1.5)}").See()).Value);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task Format_specifiers_apply_to_the_value_of_an_output() =>
        Assert.Equal("007|0.50", (await Output.Format($"{Output.Create(7):D3}|{Output.Create(0.5):F2}").See()).Value);

    [Fact]
    public async Task A_null_value_is_empty_text() =>
        Assert.Equal("[]", (await Output.Format($"[{Output.Create((string?)null)}]").See()).Value);

    [Fact]
    public async Task No_arguments_give_the_text() => Assert.Equal("text", (await Output.Format($"text").See()).Value);

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public async Task One_argument_decides_for_the_text(bool known, bool secret)
    {
        var result = await Output.Format($"{"a"}{Seeing.Make("b", known, secret)}").See();

        Assert.Equal(known ? "ab" : null, result.Value);
        Assert.Equal(known, result.Known);
        Assert.Equal(secret, result.Secret);
    }
}
