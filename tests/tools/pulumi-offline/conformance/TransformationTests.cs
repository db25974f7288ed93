using Pulumi.Conformance.Support;

namespace Pulumi.Conformance;

public class TransformationTests
{
    private sealed class Quiet(StackOptions? options) : Stack(options)
    {
        public Quiet()
            : this(
                new StackOptions
                {
                    ResourceTransformations =
                    {
                        args => args.Args is BoxArgs ? new(new BoxArgs { Value = "from the stack" }, args.Options) : null,
                    },
                }
            )
        {
            _ = new Box<string>("box", "from the program");
        }
    }

    [Fact]
    public async Task A_transformation_replaces_the_arguments()
    {
        var mocks = new RecordingMocks();
        await Run.Update(
            () =>
            {
                _ = new Box<string>("box", "old", new() { ResourceTransformations = { Setting("new") } });
            },
            mocks
        );

        Assert.Equal("new", mocks["box"].Inputs["value"]);
    }

    [Fact]
    public async Task A_transformation_replaces_the_options()
    {
        var mocks = new RecordingMocks();
        ResourceTransformation import = args =>
            new(args.Args, CustomResourceOptions.Merge((CustomResourceOptions)args.Options, new() { ImportId = "x" }));
        await Run.Update(
            () =>
            {
                _ = new Box<string>("box", options: new() { ResourceTransformations = { import } });
            },
            mocks
        );

        Assert.Equal("x", mocks["box"].Id);
    }

    [Fact]
    public async Task Own_transformations_run_first_in_order_and_those_above_after_them()
    {
        var order = new List<string>();
        await Run.Update(() =>
        {
            var outer = new Group("outer", new() { ResourceTransformations = { Noting(order, "outer") } });
            var inner = new Group("inner", new() { Parent = outer, ResourceTransformations = { Noting(order, "inner") } });
            order.Clear();
            _ = new Box<string>(
                "box",
                options: new() { Parent = inner, ResourceTransformations = { Noting(order, "own 1"), Noting(order, "own 2") } }
            );
        });

        Assert.Equal(["own 1 box", "own 2 box", "inner box", "outer box"], order);
    }

    [Fact]
    public async Task A_component_transforms_itself_as_well()
    {
        var order = new List<string>();
        await Run.Update(() =>
        {
            _ = new Group("group", new() { ResourceTransformations = { Noting(order, "own") } });
        });

        Assert.Equal(["own group"], order);
    }

    [Fact]
    public async Task A_later_transformation_sees_the_result_of_an_earlier_one()
    {
        object? seen = null;
        ResourceTransformation look = args =>
        {
            seen = ((BoxArgs)args.Args).Value;
            return null;
        };
        await Run.Update(() =>
        {
            _ = new Box<string>("box", "old", new() { ResourceTransformations = { Setting("new"), look } });
        });

        Assert.Equal("new", seen);
    }

    [Fact]
    public async Task A_transformation_sees_the_resource_its_name_and_its_options()
    {
        ResourceTransformationArgs? seen = null;
        Group? group = null;
        await Run.Update(() =>
        {
            group = new Group(
                "group",
                new()
                {
                    ResourceTransformations =
                    {
                        args =>
                        {
                            seen = args;
                            return null;
                        },
                    },
                }
            );
            _ = new Box<string>("box", options: new() { Parent = group, Protect = true });
        });

        Assert.Equal("box", seen!.Value.Resource.GetResourceName());
        Assert.Equal("test:index:Box", seen.Value.Resource.GetResourceType());
        Assert.True(seen.Value.Options.Protect);
        Assert.Same(group, seen.Value.Options.Parent);
    }

    [Fact]
    public async Task A_transformation_cannot_change_the_parent()
    {
        var failure = await Run.Failure(() =>
            Run.Update(() =>
            {
                var elsewhere = new Group("elsewhere");
                ResourceTransformation move = args => new(args.Args, new CustomResourceOptions { Parent = elsewhere });
                _ = new Box<string>("box", options: new() { ResourceTransformations = { move } });
            })
        );

        Assert.Contains(
            "Transformations cannot currently be used to change the 'parent' of a resource.",
            failure,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_stack_transforms_everything_below_it()
    {
        var mocks = new RecordingMocks();
        await Run.Stack<Quiet>(mocks);

        Assert.Equal("from the stack", mocks["box"].Inputs["value"]);
    }

    private static ResourceTransformation Setting(string value) => args => new(new BoxArgs { Value = value }, args.Options);

    private static ResourceTransformation Noting(List<string> order, string who) =>
        args =>
        {
            order.Add($"{who} {args.Resource.GetResourceName()}");
            return null;
        };
}
