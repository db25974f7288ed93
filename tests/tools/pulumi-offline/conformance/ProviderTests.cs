using Pulumi.Conformance.Support;

namespace Pulumi.Conformance;

public class ProviderTests
{
    [Fact]
    public async Task A_resource_without_a_provider_names_none()
    {
        var mocks = new RecordingMocks();
        await Run.Update(
            () =>
            {
                _ = new Box<string>("box");
            },
            mocks
        );

        Assert.Equal("", mocks["box"].Provider);
    }

    [Fact]
    public async Task A_provider_is_a_resource_of_its_package()
    {
        var mocks = new RecordingMocks();
        await Run.Update(
            () =>
            {
                _ = new Cloud("cloud");
            },
            mocks
        );

        Assert.Equal("pulumi:providers:test", mocks["cloud"].Type);
    }

    [Fact]
    public async Task The_provider_of_a_resource_is_named_by_urn_and_id() =>
        Assert.Equal(Reference("cloud"), await ProviderOfBox(cloud => new() { Provider = cloud }));

    [Fact]
    public async Task A_component_passes_its_provider_to_its_children() =>
        Assert.Equal(Reference("cloud"), await ProviderOfBox(cloud => new() { Parent = new Group("group", new() { Provider = cloud }) }));

    [Fact]
    public async Task A_component_passes_its_providers_to_its_children() =>
        Assert.Equal(
            Reference("cloud"),
            await ProviderOfBox(cloud =>
                new() { Parent = new Group("group", new() { Providers = { new Cloud("elsewhere", "other"), cloud } }) }
            )
        );

    [Fact]
    public async Task Providers_reach_grandchildren() =>
        Assert.Equal(
            Reference("cloud"),
            await ProviderOfBox(cloud =>
                new() { Parent = new Group("inner", new() { Parent = new Group("outer", new() { Provider = cloud }) }) }
            )
        );

    [Fact]
    public async Task The_provider_of_a_custom_resource_goes_to_its_children() =>
        Assert.Equal(
            Reference("cloud"),
            await ProviderOfBox(cloud => new() { Parent = new Box<string>("above", options: new() { Provider = cloud }) })
        );

    [Fact]
    public async Task A_provider_of_another_package_is_not_inherited() =>
        Assert.Equal(
            "",
            await ProviderOfBox(_ => new() { Parent = new Group("group", new() { Provider = new Cloud("elsewhere", "other") }) })
        );

    [Fact]
    public async Task The_nearest_provider_wins() =>
        Assert.Equal(
            Reference("near"),
            await ProviderOfBox(cloud =>
                new()
                {
                    Parent = new Group(
                        "inner",
                        new() { Parent = new Group("outer", new() { Provider = cloud }), Provider = new Cloud("near") }
                    ),
                }
            )
        );

    [Fact]
    public async Task An_own_provider_beats_an_inherited_one() =>
        Assert.Equal(
            Reference("own"),
            await ProviderOfBox(cloud => new() { Parent = new Group("group", new() { Provider = cloud }), Provider = new Cloud("own") })
        );

    [Fact]
    public async Task A_component_rejects_provider_and_providers_together()
    {
        var failure = await Run.Failure(() =>
            Run.Update(() =>
            {
                _ = new Group("group", new() { Provider = new Cloud("a"), Providers = { new Cloud("b", "other") } });
            })
        );

        Assert.Contains("Do not supply both 'provider' and 'providers' options to a ComponentResource.", failure, StringComparison.Ordinal);
    }

    private static string Reference(string name) =>
        $"urn:pulumi:stack::project::pulumi:pulumi:Stack$pulumi:providers:test::{name}::{name}-id";

    private static async Task<string?> ProviderOfBox(Func<Cloud, CustomResourceOptions> options)
    {
        var mocks = new RecordingMocks();
        await Run.Update(
            () =>
            {
                _ = new Box<string>("box", options: options(new Cloud("cloud")));
            },
            mocks
        );
        return mocks["box"].Provider;
    }
}
