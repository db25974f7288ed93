using Pulumi.Conformance.Support;

namespace Pulumi.Conformance;

public class StackReferenceTests
{
    [Fact]
    public async Task A_reference_is_read_by_the_name_of_the_stack()
    {
        var mocks = Referencing();
        await Run.Update(
            () =>
            {
                _ = new StackReference("org/shop/dev");
            },
            mocks
        );
        var read = mocks["org/shop/dev"];

        Assert.Equal("pulumi:pulumi:StackReference", read.Type);
        Assert.Equal("org/shop/dev", read.Id);
        Assert.Equal("org/shop/dev", read.Inputs["name"]);
    }

    [Fact]
    public async Task A_reference_may_have_another_name_than_its_stack()
    {
        var mocks = Referencing();
        await Run.Update(
            () =>
            {
                _ = new StackReference("network", new StackReferenceArgs { Name = "org/net/dev" });
            },
            mocks
        );

        Assert.Equal("org/net/dev", mocks["network"].Id);
    }

    [Fact]
    public async Task Outputs_are_read_by_name()
    {
        var result = await Run.SeeInUpdate(() => new StackReference("ref").GetOutput("plain"), Referencing());

        Assert.Equal("visible", result.Value);
        Assert.False(result.Secret);
        Assert.Equal(["ref"], result.Dependencies);
    }

    [Fact]
    public async Task A_missing_output_is_null()
    {
        var result = await Run.SeeInUpdate(() => new StackReference("ref").GetOutput("missing"), Referencing());

        Assert.Null(result.Value);
        Assert.True(result.Known);
    }

    [Fact]
    public async Task Only_the_outputs_named_secret_are_secret()
    {
        var result = await Run.SeeInUpdate(() => new StackReference("ref").RequireOutput("key"), Referencing());

        Assert.Equal("hidden", result.Value);
        Assert.True(result.Secret);
    }

    [Fact]
    public async Task A_required_output_that_is_missing_fails_the_run()
    {
        var failure = await Run.Failure(() =>
            Run.Update(
                () =>
                {
                    new StackReference("ref").RequireOutput("missing");
                },
                Referencing()
            )
        );

        Assert.Contains("Required output 'missing' does not exist on stack 'org/shop/dev'.", failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Details_keep_plain_and_secret_values_apart() =>
        await Run.Update(
            async () =>
            {
                var reference = new StackReference("ref");
                var (plain, secret) = (await reference.GetOutputDetailsAsync("plain"), await reference.GetOutputDetailsAsync("key"));

                Assert.Equal(("visible", null), (plain.Value, plain.SecretValue));
                Assert.Equal((null, "hidden"), (secret.Value, secret.SecretValue));
            },
            Referencing()
        );

    [Fact]
    public async Task Values_can_be_awaited_unless_they_are_secret() =>
        await Run.Update(
            async () =>
            {
                var reference = new StackReference("ref");

                Assert.Equal("visible", await reference.GetValueAsync("plain"));
                Assert.Equal("visible", await reference.RequireValueAsync("plain"));
                Assert.Null(await reference.GetValueAsync("missing"));
                await Assert.ThrowsAsync<InvalidOperationException>(() => reference.GetValueAsync("key"));
                await Assert.ThrowsAsync<InvalidOperationException>(() => reference.RequireValueAsync("key"));
            },
            Referencing()
        );

    private static RecordingMocks Referencing() =>
        new()
        {
            State = _ => new Dictionary<string, object>
            {
                ["name"] = "org/shop/dev",
                ["outputs"] = new Dictionary<string, object> { ["plain"] = "visible", ["key"] = Output.CreateSecret("hidden") },
                ["secretOutputNames"] = new[] { "key" },
            },
        };
}
