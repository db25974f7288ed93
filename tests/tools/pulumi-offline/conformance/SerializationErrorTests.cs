using Pulumi.Conformance.Support;

namespace Pulumi.Conformance;

public class SerializationErrorTests
{
    public static TheoryData<object> Unsupported =>
        [
            5L,
            1.5f,
            1.5m,
            new DateTime(2026, 1, 1),
            TimeSpan.Zero,
            Guid.Empty,
            new Uri("https://example.com"),
            Tiny.One,
            new object(),
            new HashSet<string> { "a" },
        ];

    [Theory, MemberData(nameof(Unsupported), DisableDiscoveryEnumeration = true)]
    public async Task Other_types_are_rejected_by_name_with_the_property(object value)
    {
        var failure = await Run.Failure(() =>
            Run.Update(() =>
            {
                _ = new Box<object>("box", value);
            })
        );

        Assert.Contains("""error serializing property "value": """, failure, StringComparison.Ordinal);
        Assert.Contains($"{value.GetType().FullName} is not a supported argument type.", failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_is_rejected_with_the_advice_to_wrap_it()
    {
        var failure = await Run.Failure(() =>
            Run.Update(() =>
            {
                _ = new Box<object>("box", Task.FromResult(1));
            })
        );

        Assert.Contains("""error serializing property "value": """, failure, StringComparison.Ordinal);
        Assert.Contains("Tasks are not allowed inside ResourceArgs. Please wrap your Task in an Output", failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dictionaries_need_text_keys()
    {
        var failure = await Run.Failure(() =>
            Run.Update(() =>
            {
                _ = new Box<object>("box", new Dictionary<int, string> { [1] = "a" });
            })
        );

        Assert.Contains("Dictionaries are only supported with string keys", failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_error_contains_the_path_of_a_nested_value()
    {
        var value = new Dictionary<string, object> { ["list"] = new object[] { "fine", 5L } };
        var failure = await Run.Failure(() =>
            Run.Update(() =>
            {
                _ = new Box<object>("box", value);
            })
        );

        Assert.Contains("""error serializing property "value": """, failure, StringComparison.Ordinal);
        Assert.Contains("value.list[1]", failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unsupported_value_inside_an_output_is_rejected_as_well()
    {
        var failure = await Run.Failure(() =>
            Run.Update(() =>
            {
                _ = new Box<object>("box", Output.Create(5L));
            })
        );

        Assert.Contains("System.Int64 is not a supported argument type.", failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exception_in_an_output_names_the_property_it_was_meant_for()
    {
        var broken = Task.FromException<string>(new ArithmeticException("no such number"));
        var failure = await Run.Failure(() =>
            Run.Update(() =>
            {
                _ = new Box<object>("box", Output.Create(broken));
            })
        );

        Assert.Contains("no such number", failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_map_with_conflicts_fails_the_registration_that_uses_it()
    {
        var map = new InputMap<string> { { "k", "1" }, { "k", "2" } };
        var failure = await Run.Failure(() =>
            Run.Update(() =>
            {
                _ = new Box<object>("box", map);
            })
        );

        Assert.Contains("Key 'k' already exists in the map with a different value.", failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_required_input_left_null_fails_the_run_and_not_the_constructor()
    {
        var constructed = false;
        var failure = await Run.Failure(() =>
            Run.Update(() =>
            {
                _ = new Shape("shape", new ShapeArgs());
                constructed = true;
            })
        );

        Assert.True(constructed);
        Assert.Contains("ArgumentNullException", failure, StringComparison.Ordinal);
        Assert.Contains("ShapeArgs.Required is required but was not given a value", failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_required_input_in_nested_args_is_reported()
    {
        var args = new ShapeArgs
        {
            Required = "x",
            Nested = new NestedArgs { Count = 1 },
        };
        var failure = await Run.Failure(() =>
            Run.Update(() =>
            {
                _ = new Shape("shape", args);
            })
        );

        Assert.Contains("NestedArgs.Text is required but was not given a value", failure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "box", "'type' cannot be null or empty.")]
    [InlineData("test:index:Box", "", "'name' cannot be null or empty.")]
    public async Task A_resource_needs_a_type_and_a_name(string type, string name, string message) =>
        await Run.Update(() =>
        {
            var exception = Assert.Throws<ArgumentException>(() => new CustomResource(type, name, null, (CustomResourceOptions?)null));
            Assert.StartsWith(message, exception.Message, StringComparison.Ordinal);
        });
}
