using Pulumi.Conformance.Wire.Engine;
using Pulumirpc;

namespace Pulumi.Conformance.Wire;

public class DependencyTests
{
    private const string Child = "urn:pulumi:dev::shop::test:index:Group$test:index:Box::child";
    private const string Grandchild = "urn:pulumi:dev::shop::test:index:Group$test:index:Group$test:index:Box::grandchild";

    [Fact]
    public async Task Parents_are_sent_by_the_urn_the_engine_gave()
    {
        Assert.Equal("urn:pulumi:dev::shop::test:index:Group::group", (await Request("child")).Parent);
        Assert.Equal("urn:pulumi:dev::shop::test:index:Group$test:index:Group::inner", (await Request("grandchild")).Parent);
        Assert.Equal(Child, (await Request("below")).Parent);
    }

    [Fact]
    public async Task A_dependency_on_a_component_means_its_custom_children() =>
        Assert.Equal([Child, Grandchild], (await Request("after-group")).Dependencies.Order(StringComparer.Ordinal));

    [Fact]
    public async Task Every_property_lists_its_dependencies()
    {
        var request = await Request("reader");

        Assert.Equal([Child], request.PropertyDependencies["value"].Urns);
        Assert.Equal([Child, Grandchild], request.PropertyDependencies["other"].Urns.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_total_is_the_union_of_explicit_and_property_dependencies() =>
        Assert.Equal([Child, Grandchild], (await Request("reader")).Dependencies.Order(StringComparer.Ordinal));

    [Fact]
    public async Task A_resource_given_as_input_is_a_dependency()
    {
        var request = await Request("referrer");

        Assert.Equal([Child], request.PropertyDependencies["value"].Urns);
        Assert.Contains(Child, request.Dependencies);
    }

    [Fact]
    public async Task Elements_of_a_list_add_to_the_dependencies_of_the_property()
    {
        var request = await Request("elements");

        Assert.Equal([Child], request.PropertyDependencies["value"].Urns);
        Assert.Equal([Child], request.PropertyDependencies["other"].Urns);
    }

    [Fact]
    public async Task Without_dependencies_none_are_sent()
    {
        var request = await Request("child");

        Assert.Empty(request.Dependencies);
        Assert.Empty(request.PropertyDependencies["value"].Urns);
    }

    [Fact]
    public async Task Dependencies_are_known_in_a_preview_as_well() =>
        Assert.Equal(
            (await Request("reader")).Dependencies.Order(),
            (await WireRun.Preview.Value).Monitor.Registered["reader"].Dependencies.Order()
        );

    [Fact]
    public async Task An_unknown_dependency_is_left_out_until_it_is_known()
    {
        Assert.Empty((await WireRun.Preview.Value).Monitor.Registered["after-unknown"].Dependencies);
        Assert.Equal([Grandchild], (await Request("after-unknown")).Dependencies);
    }

    [Fact]
    public async Task A_component_passes_protection_and_provider_to_its_children()
    {
        Assert.True((await Request("child")).Protect);
        Assert.True((await Request("grandchild")).Protect);
        Assert.True((await Request("below")).Protect);
        Assert.False((await Request("alone")).Protect);
        Assert.False((await Request("reader")).HasProtect);
        Assert.Equal("urn:pulumi:dev::shop::pulumi:providers:test::cloud::cloud-id", (await Request("by-cloud")).Provider);
        Assert.Equal("", (await Request("child")).Provider);
    }

    [Fact]
    public async Task A_provider_without_an_id_is_named_unknown_in_a_preview() =>
        Assert.Equal(
            $"urn:pulumi:dev::shop::pulumi:providers:test::cloud::{Values.Unknown}",
            (await WireRun.Preview.Value).Monitor.Registered["by-cloud"].Provider
        );

    private static async Task<RegisterResourceRequest> Request(string name) => (await WireRun.Update.Value).Monitor.Registered[name];
}
