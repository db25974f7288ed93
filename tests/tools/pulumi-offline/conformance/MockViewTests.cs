using System.Collections.Immutable;
using Pulumi.Conformance.Support;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace Pulumi.Conformance;

/// <summary>The arguments of mocks, which unit tests of programs assert.</summary>
public class MockViewTests
{
    [Fact]
    public async Task Secrets_arrive_unwrapped()
    {
        var mocks = new RecordingMocks();
        await Run.Update(
            () =>
            {
                _ = new Box<string>("box", Output.CreateSecret("hidden"));
            },
            mocks
        );

        Assert.Equal("hidden", mocks["box"].Inputs["value"]);
    }

    [Fact]
    public async Task An_output_copied_from_a_secret_input_is_not_secret()
    {
        var result = await Run.SeeInUpdate(() => new Box<string>("box", Output.CreateSecret("hidden")).Value);

        Assert.Equal("hidden", result.Value);
        Assert.False(result.Secret);
    }

    [Fact]
    public async Task An_unknown_property_is_absent_in_a_preview()
    {
        var mocks = new RecordingMocks();
        await Run.Preview(
            () =>
            {
                _ = new Box<string>("box", OutputUtilities.CreateUnknown("x"));
            },
            mocks
        );

        Assert.Empty(mocks["box"].Inputs);
    }

    [Fact]
    public async Task One_unknown_deep_inside_removes_the_whole_property_and_no_other()
    {
        var mocks = new RecordingMocks();
        var args = new BoxArgs
        {
            Value = new Dictionary<string, object> { ["known"] = 1, ["list"] = new object[] { 2, OutputUtilities.CreateUnknown(3) } },
            Other = "here",
        };
        await Run.Preview(
            () =>
            {
                _ = new CustomResource("test:index:Box", "box", args, (CustomResourceOptions?)null);
            },
            mocks
        );

        Assert.Equal(["other"], mocks["box"].Inputs.Keys);
    }

    [Fact]
    public async Task Computed_outputs_of_a_resource_are_present_in_an_update_only()
    {
        static object NoState(MockResourceArgs args) => args.Name == "source" ? new Dictionary<string, object>() : args.Inputs;
        Action program = () => _ = new Box<string>("copy", new Box<string>("source").Value.Apply(x => x ?? "none"));
        var preview = new RecordingMocks { State = NoState };
        var update = new RecordingMocks { State = NoState };
        await Run.Preview(program, preview);
        await Run.Update(program, update);

        Assert.Empty(preview["copy"].Inputs);
        Assert.Equal("none", update["copy"].Inputs["value"]);
    }

    [Fact]
    public async Task Assets_and_archives_arrive_as_objects()
    {
        var mocks = new RecordingMocks();
        var value = new AssetOrArchive[]
        {
            new FileAsset("a"),
            new StringAsset("b"),
            new RemoteAsset("https://c"),
            new FileArchive("d"),
            new RemoteArchive("https://e"),
            new AssetArchive(new Dictionary<string, AssetOrArchive> { ["f"] = new StringAsset("g") }),
        };
        await Run.Update(
            () =>
            {
                _ = new Box<object>("box", value);
            },
            mocks
        );

        Assert.Equal(
            value.Select(item => item.GetType()),
            ((ImmutableArray<object>)mocks["box"].Inputs["value"]).Select(item => item.GetType())
        );
    }

    [Fact]
    public async Task Assets_and_archives_come_back_as_objects()
    {
        Assert.IsType<FileAsset>((await Run.SeeInUpdate(() => new Box<AssetOrArchive>("a", new FileAsset("x")).Value)).Value);
        Assert.IsType<StringAsset>((await Run.SeeInUpdate(() => new Box<Asset>("a", new StringAsset("x")).Value)).Value);
        Assert.IsType<FileArchive>((await Run.SeeInUpdate(() => new Box<Archive>("a", new FileArchive("x")).Value)).Value);
    }

    [Fact]
    public void Assets_and_archives_need_a_source()
    {
        Assert.Throws<ArgumentNullException>(() => new FileAsset(null!));
        Assert.Throws<ArgumentNullException>(() => new StringAsset(null!));
        Assert.Throws<ArgumentNullException>(() => new RemoteArchive(null!));
    }

    [Fact]
    public async Task A_resource_given_as_input_arrives_as_a_reference_with_its_urn()
    {
        var mocks = new RecordingMocks();
        Box<string>? target = null;
        await Run.Update(
            () =>
            {
                target = new Box<string>("target");
                _ = new Box<object>("box", target);
            },
            mocks
        );

        var reference = Assert.IsAssignableFrom<Resource>(mocks["box"].Inputs["value"]);
        Assert.Equal((await target!.Urn.See()).Value, (await reference.Urn.See()).Value);
    }

    [Fact]
    public async Task A_component_given_as_input_arrives_as_a_reference_with_its_urn()
    {
        var mocks = new RecordingMocks();
        await Run.Update(
            () =>
            {
                _ = new Box<object>("box", new Group("target"));
            },
            mocks
        );

        var reference = Assert.IsAssignableFrom<Resource>(mocks["box"].Inputs["value"]);
        Assert.EndsWith("$test:index:Group::target", (await reference.Urn.See()).Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Components_reach_the_mock_and_the_stack_does_not()
    {
        var mocks = new RecordingMocks();
        var resources = await Run.Update(
            () =>
            {
                _ = new Box<string>("box", options: new() { Parent = new Group("group") });
            },
            mocks
        );

        Assert.Equal(["box", "group"], mocks.Names);
        Assert.Equal(["box", "group"], resources.Select(resource => resource.GetResourceName()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_resource_is_returned_once_registered()
    {
        var resources = await Run.Update(() =>
        {
            for (var i = 0; i < 20; i++)
                _ = new Box<int>($"box-{i:00}", i);
        });

        Assert.Equal(20, resources.Length);
        Assert.Equal(
            Enumerable.Range(0, 20).Sum(),
            (await Output.All(resources.Cast<Box<int>>().Select(box => box.Value)).See()).Value.Sum()
        );
    }

    [Fact]
    public async Task The_empty_mocks_echo_inputs_and_give_no_id()
    {
        Box<string>? box = null;
        await Run.Update(
            () =>
            {
                box = new Box<string>("box", "x");
            },
            new EmptyMocks()
        );

        Assert.Equal("x", (await box!.Value.See()).Value);
        Assert.False((await box.Id.See()).Known);
    }

    [Fact]
    public async Task An_exception_in_a_mock_fails_the_run()
    {
        var mocks = new RecordingMocks { State = _ => throw new ArithmeticException("refused by the provider") };
        var failure = await Run.Failure(() =>
            Run.Update(
                () =>
                {
                    _ = new Box<string>("box");
                },
                mocks
            )
        );

        Assert.Contains("refused by the provider", failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_state_that_is_not_an_object_fails_the_run()
    {
        var mocks = new RecordingMocks { State = _ => "text" };
        var failure = await Run.Failure(() =>
            Run.Update(
                () =>
                {
                    _ = new Box<string>("box");
                },
                mocks
            )
        );

        Assert.Contains("System.String is not a supported argument type", failure, StringComparison.Ordinal);
    }
}
