using Pulumi.Conformance.Support;

namespace Pulumi.Conformance;

public class OptionsMergeTests
{
    [Fact]
    public async Task Single_values_of_the_second_options_take_precedence() =>
        await Run.Update(() =>
        {
            var (first, second) = (new Box<string>("first"), new Box<string>("second"));
            var timeouts = new CustomTimeouts { Create = TimeSpan.FromMinutes(5) };
            var merged = CustomResourceOptions.Merge(
                new()
                {
                    Parent = first,
                    Protect = true,
                    Version = "1",
                    ImportId = "a",
                    DeletedWith = first,
                    PluginDownloadURL = "https://a",
                },
                new()
                {
                    Parent = second,
                    Protect = false,
                    Version = "2",
                    CustomTimeouts = timeouts,
                    RetainOnDelete = true,
                    DeleteBeforeReplace = true,
                }
            );

            Assert.Same(second, merged.Parent);
            Assert.False(merged.Protect);
            Assert.Equal("2", merged.Version);
            Assert.Equal("a", merged.ImportId);
            Assert.Same(first, merged.DeletedWith);
            Assert.Equal("https://a", merged.PluginDownloadURL);
            Assert.Equal(TimeSpan.FromMinutes(5), merged.CustomTimeouts!.Create);
            Assert.True(merged.RetainOnDelete);
            Assert.True(merged.DeleteBeforeReplace);
        });

    [Fact]
    public void Lists_are_appended_in_order()
    {
        ResourceTransformation a = _ => null;
        ResourceTransformation b = _ => null;
        var merged = CustomResourceOptions.Merge(
            new()
            {
                IgnoreChanges = { "a" },
                ReplaceOnChanges = { "a" },
                AdditionalSecretOutputs = { "a" },
                ResourceTransformations = { a },
            },
            new()
            {
                IgnoreChanges = { "b" },
                ReplaceOnChanges = { "b" },
                AdditionalSecretOutputs = { "b" },
                ResourceTransformations = { b },
            }
        );

        Assert.Equal(["a", "b"], merged.IgnoreChanges);
        Assert.Equal(["a", "b"], merged.ReplaceOnChanges);
        Assert.Equal(["a", "b"], merged.AdditionalSecretOutputs);
        Assert.Equal([a, b], merged.ResourceTransformations);
    }

    [Fact]
    public async Task Aliases_are_appended_in_order()
    {
        var merged = CustomResourceOptions.Merge(
            new() { Aliases = { new Alias { Name = "a" } } },
            new() { Aliases = { new Alias { Name = "b" } } }
        );
        var names = await Output.All(merged.Aliases.Select(alias => alias.Apply(a => a.Name!.ToOutput()))).See();

        Assert.Equal(["a", "b"], names.Value.AsEnumerable());
    }

    [Fact]
    public async Task DependsOn_is_appended_in_order() =>
        await Run.Update(async () =>
        {
            var (first, second) = (new Box<string>("first"), new Box<string>("second"));
            var merged = CustomResourceOptions.Merge(new() { DependsOn = first }, new() { DependsOn = { second } });

            Assert.Equal([first, second], await merged.DependsOn.Elements());
        });

    [Fact]
    public void Merging_changes_neither_side()
    {
        var first = new CustomResourceOptions { IgnoreChanges = { "a" }, Version = "1" };
        var second = new CustomResourceOptions { IgnoreChanges = { "b" }, Version = "2" };
        CustomResourceOptions.Merge(first, second);

        Assert.Equal(["a"], first.IgnoreChanges);
        Assert.Equal(["b"], second.IgnoreChanges);
        Assert.Equal("1", first.Version);
    }

    [Fact]
    public void Null_options_can_be_merged()
    {
        Assert.Equal("1", CustomResourceOptions.Merge(null, new() { Version = "1" }).Version);
        Assert.Equal("1", CustomResourceOptions.Merge(new() { Version = "1" }, null).Version);
        Assert.Null(CustomResourceOptions.Merge(null, null).Version);
        Assert.Null(ComponentResourceOptions.Merge(null, null).Protect);
    }

    [Fact]
    public async Task Providers_of_a_component_are_one_for_each_package_and_the_second_wins() =>
        await Run.Update(() =>
        {
            var (a1, a2, b, c) = (new Cloud("a1", "a"), new Cloud("a2", "a"), new Cloud("b", "b"), new Cloud("c", "c"));
            var merged = ComponentResourceOptions.Merge(new() { Providers = { a1, b } }, new() { Providers = { a2, c } });

            Assert.Equal([b, a2, c], merged.Providers);
        });

    [Fact]
    public async Task Component_options_merge_like_custom_ones() =>
        await Run.Update(() =>
        {
            var cloud = new Cloud("cloud");
            var merged = ComponentResourceOptions.Merge(
                new()
                {
                    Protect = true,
                    IgnoreChanges = { "a" },
                    Provider = cloud,
                },
                new() { IgnoreChanges = { "b" } }
            );

            Assert.True(merged.Protect);
            Assert.Equal(["a", "b"], merged.IgnoreChanges);
            Assert.Same(cloud, merged.Provider);
        });

    [Fact]
    public async Task A_resource_does_not_change_the_options_it_was_given() =>
        await Run.Update(() =>
        {
            var parent = new Group("group", new() { Protect = true, Provider = new Cloud("cloud") });
            var options = new CustomResourceOptions { Parent = parent };
            _ = new Box<string>("box", options: options);

            Assert.Null(options.Protect);
            Assert.Null(options.Provider);
        });
}
