using Pulumi.Conformance.Support;
using Pulumi.Testing;

namespace Pulumi.Conformance;

public class ResourceIdentityTests
{
    [Theory]
    [InlineData(true, null)]
    [InlineData(true, "")]
    [InlineData(false, null)]
    [InlineData(false, "")]
    public async Task A_missing_or_empty_id_is_unknown_in_either_mode(bool preview, string? id)
    {
        var mocks = new RecordingMocks { Id = _ => id };
        Func<Output<string>> program = () => new Box<string>("box").Id;

        Assert.False((await (preview ? Run.SeeInPreview(program, mocks) : Run.SeeInUpdate(program, mocks))).Known);
    }

    [Fact]
    public async Task An_id_is_known_and_depends_on_its_resource()
    {
        var id = await Run.SeeInPreview(() => new Box<string>("box").Id);

        Assert.Equal("box-id", id.Value);
        Assert.True(id.Known);
        Assert.Equal(["box"], id.Dependencies);
    }

    [Fact]
    public async Task A_urn_is_known_even_in_a_preview()
    {
        var urn = await Run.SeeInPreview(() => new Box<string>("box").Urn, new RecordingMocks { Id = _ => null });

        Assert.True(urn.Known);
        Assert.EndsWith("::box", urn.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Under_mocks_a_urn_names_stack_project_type_and_name()
    {
        var options = new TestOptions { StackName = "dev", ProjectName = "shop" };
        Box<string>? box = null;
        await Run.With(options, () =>
        {
            box = new Box<string>("box");
            return Task.CompletedTask;
        });

        Assert.Equal("urn:pulumi:dev::shop::pulumi:pulumi:Stack$test:index:Box::box", (await box!.Urn.See()).Value);
    }

    [Fact]
    public async Task Under_mocks_a_urn_does_not_show_the_component_above()
    {
        var urn = await Run.SeeInUpdate(() => new Box<string>("child", options: new() { Parent = new Group("group") }).Urn);

        Assert.Equal("urn:pulumi:stack::project::pulumi:pulumi:Stack$test:index:Box::child", urn.Value);
    }

    [Fact]
    public async Task Under_mocks_duplicate_names_are_not_rejected()
    {
        var resources = await Run.Update(() =>
        {
            _ = new Box<string>("twin");
            _ = new Box<string>("twin");
        });

        Assert.Equal(["twin", "twin"], resources.Select(resource => resource.GetResourceName()));
    }

    [Fact]
    public async Task A_resource_knows_its_type_and_name_at_once() =>
        await Run.Update(() =>
        {
            var box = new Box<string>("box");
            Assert.Equal("test:index:Box", box.GetResourceType());
            Assert.Equal("box", box.GetResourceName());
        });

    [Fact]
    public async Task The_import_id_reaches_the_provider()
    {
        var mocks = new RecordingMocks();
        await Run.Update(
            () =>
            {
                _ = new Box<string>("box", options: new() { ImportId = "existing" });
            },
            mocks
        );

        Assert.Equal("existing", mocks["box"].Id);
    }

    [Fact]
    public async Task A_resource_with_an_id_is_read_and_keeps_that_id()
    {
        var mocks = new RecordingMocks { Id = _ => "other", State = _ => new Dictionary<string, object> { ["value"] = "read" } };
        Box<string>? box = null;
        await Run.Update(
            () =>
            {
                box = new Box<string>("box", options: new() { Id = "existing" });
            },
            mocks
        );

        Assert.Equal("existing", mocks["box"].Id);
        Assert.Equal("existing", (await box!.Id.See()).Value);
        Assert.Equal("read", (await box.Value.See()).Value);
    }

    [Fact]
    public async Task A_resource_with_an_urn_takes_the_state_of_that_resource()
    {
        Box<string>? again = null;
        await Run.Update(async () =>
        {
            var first = await new Box<string>("first", "kept").Urn.See();
            again = new Box<string>("again", options: new() { Urn = first.Value });
        });

        Assert.Equal("kept", (await again!.Value.See()).Value);
        Assert.Equal("first-id", (await again.Id.See()).Value);
    }

    [Fact]
    public async Task A_component_cannot_be_read_by_id()
    {
        var failure = await Run.Failure(() =>
            Run.Update(() =>
            {
                _ = new Group("group", new() { Id = "existing" });
            })
        );

        Assert.Contains("ResourceOptions.Id is only valid for a CustomResource", failure, StringComparison.Ordinal);
    }

    [Fact]
    public void Urns_are_compared_by_text_and_never_empty()
    {
        Assert.True(new Urn("urn:a") == new Urn("urn:a"));
        Assert.True(new Urn("urn:a") != new Urn("urn:A"));
        Assert.Equal("urn:a", (string)new Urn("urn:a"));
        Assert.Throws<ArgumentException>(() => new Urn(""));
    }

    [Fact]
    public async Task Urns_can_be_composed()
    {
        var urns = await Run.SeeInUpdate(() =>
            Output.All(
                Urn.Create("name", "test:index:Box"),
                Urn.Create("name", "test:index:Box", project: "p", stack: "s"),
                Urn.Create("name", "test:index:Box", parentUrn: "urn:pulumi:s::p::test:index:Group::group")
            )
        );

        Assert.Equal(
            [
                "urn:pulumi:stack::project::test:index:Box::name",
                "urn:pulumi:s::p::test:index:Box::name",
                "urn:pulumi:s::p::test:index:Group$test:index:Box::name",
            ],
            urns.Value.AsEnumerable()
        );
    }
}
