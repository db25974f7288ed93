using Pulumi.Conformance.Support;

namespace Pulumi.Conformance;

public class OutputDeclarationTests
{
    private sealed class WithoutSetter(string name) : CustomResource("test:index:Odd", name, null, (CustomResourceOptions?)null)
    {
        [Output("value")]
        public Output<string> Value { get; } = null!;
    }

    private sealed class NotAnOutput(string name) : CustomResource("test:index:Odd", name, null, (CustomResourceOptions?)null)
    {
        [Output("value")]
        public string Value { get; private set; } = null!;
    }

    [OutputType]
    private sealed class TwoConstructors
    {
        public TwoConstructors(string a) => Text = a;

        public TwoConstructors(int b) => Text = $"{b}";

        public string Text { get; }
    }

    [Fact]
    public async Task Properties_of_unsupported_types_are_rejected_at_once() =>
        await Run.Update(() =>
        {
            Assert.Contains(
                "invalid type",
                Assert.Throws<InvalidOperationException>(() => new Box<long>("a")).Message,
                StringComparison.Ordinal
            );
            Assert.Throws<InvalidOperationException>(() => new Box<DateTime>("b"));
            Assert.Throws<InvalidOperationException>(() => new Box<List<string>>("c"));
            Assert.Throws<InvalidOperationException>(() => new Box<Dictionary<string, string>>("d"));
        });

    [Fact]
    public async Task An_output_type_needs_one_marked_constructor() =>
        await Run.Update(() =>
        {
            Assert.Throws<InvalidOperationException>(() => new Box<TwoConstructors>("a"));
        });

    [Fact]
    public async Task An_output_property_needs_a_setter() =>
        await Run.Update(() =>
        {
            var exception = Assert.Throws<InvalidOperationException>(() => new WithoutSetter("a"));
            Assert.Contains("did not have a 'set' method", exception.Message, StringComparison.Ordinal);
        });

    [Fact]
    public async Task An_output_property_needs_to_be_an_output() =>
        await Run.Update(() =>
        {
            var exception = Assert.Throws<RunException>(() => new NotAnOutput("a"));
            Assert.Equal(RunException.OutputsHaveIncorrectType(["value"]).Message, exception.Message);
        });
}
