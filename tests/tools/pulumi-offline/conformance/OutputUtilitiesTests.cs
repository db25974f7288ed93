using Pulumi.Conformance.Support;
using Pulumi.Utilities;

namespace Pulumi.Conformance;

public class OutputUtilitiesTests
{
    [Fact]
    public async Task An_unknown_output_hides_the_value_it_was_made_from()
    {
        var output = OutputUtilities.CreateUnknown(42);

        Assert.False(await OutputUtilities.GetIsKnownAsync(output));
        Assert.Equal(0, await OutputUtilities.GetValueAsync(output));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_factory_of_an_unknown_output_never_runs(bool preview)
    {
        var ran = false;
        Func<Task<string>> factory = () =>
        {
            ran = true;
            return Task.FromResult("value");
        };
        Func<Output<string>> program = () => OutputUtilities.CreateUnknown(factory);
        var result = await (preview ? Run.SeeInPreview(program) : Run.SeeInUpdate(program));

        Assert.False(result.Known);
        Assert.Null(result.Value);
        Assert.False(ran);
    }

    [Fact]
    public async Task A_created_output_is_known_and_depends_on_nothing()
    {
        var output = Output.Create("x");

        Assert.True(await OutputUtilities.GetIsKnownAsync(output));
        Assert.Empty(await OutputUtilities.GetDependenciesAsync(output));
    }

    [Fact]
    public async Task WithDependency_adds_a_resource_and_changes_nothing_else()
    {
        var result = await Run.SeeInUpdate(() =>
        {
            var first = new Box<string>("first", "x");
            return OutputUtilities.WithDependency(Output.CreateSecret(first.Value), new Box<string>("second"));
        });

        Assert.Equal("x", result.Value);
        Assert.True(result.Secret);
        Assert.Equal(["first", "second"], result.Dependencies);
    }

    [Fact]
    public async Task WithDependency_rejects_null()
    {
        Assert.Throws<ArgumentNullException>(() => OutputUtilities.WithDependency(Output.Create(1), null!));
        await Run.Update(() =>
        {
            var box = new Box<int>("a");
            Assert.Throws<ArgumentNullException>(() => OutputUtilities.WithDependency<int>(null!, box));
        });
    }
}
