using Pulumi.Conformance.Support;
using Pulumi.Utilities;

namespace Pulumi.Conformance;

public class ComponentTests
{
    private sealed class Site : ComponentResource
    {
        public Site(string name, Action<Site>? finish = null)
            : base("test:index:Site", name)
        {
            AppId = Output.Create("app");
            Address = Output.CreateSecret("https://site");
            finish?.Invoke(this);
        }

        [Output]
        public Output<string> AppId { get; private set; }

        [Output("address")]
        public Output<string> Address { get; private set; }

        public Output<string> Unmarked { get; private set; } = Output.Create("x");

        public void Finish() => RegisterOutputs();

        public void Finish(IDictionary<string, object?> outputs) => RegisterOutputs(outputs);

        public void Finish(Task<IDictionary<string, object?>> outputs) => RegisterOutputs(outputs);

        public void Finish(Output<IDictionary<string, object?>> outputs) => RegisterOutputs(outputs);
    }

    [Fact]
    public async Task RegisterOutputs_uses_the_property_name_unless_the_attribute_has_one()
    {
        var outputs = await Registered(site => site.Finish());

        Assert.Equal(["AppId", "address"], outputs.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("app", outputs["AppId"].Value);
        Assert.Equal("https://site", outputs["address"].Value);
    }

    [Fact]
    public async Task RegisterOutputs_takes_a_dictionary_a_task_or_an_output()
    {
        IDictionary<string, object?> values = new Dictionary<string, object?> { ["a"] = 1, ["b"] = Output.Create("x") };

        Assert.Equal(["a", "b"], (await Registered(site => site.Finish(values))).Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["a", "b"], (await Registered(site => site.Finish(Task.FromResult(values)))).Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["a", "b"], (await Registered(site => site.Finish(Output.Create(values)))).Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Registered_outputs_can_be_unknown()
    {
        var outputs = await Registered(site => site.Finish(new Dictionary<string, object?> { ["a"] = OutputUtilities.CreateUnknown("x") }));

        Assert.False(outputs["a"].Known);
    }

    [Fact]
    public async Task Registered_outputs_may_be_named_id_and_urn()
    {
        var outputs = await Registered(site => site.Finish(new Dictionary<string, object?> { ["id"] = "i", ["urn"] = "u" }));

        Assert.Equal(["id", "urn"], outputs.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Null_outputs_are_rejected() =>
        await Run.Update(() =>
        {
            Assert.Throws<ArgumentNullException>(() => new Site("site").Finish((IDictionary<string, object?>)null!));
        });

    [Fact]
    public async Task Without_RegisterOutputs_nothing_is_registered() => Assert.Empty(await Registered(_ => { }));

    [Fact]
    public async Task An_unsupported_output_names_its_key()
    {
        var failure = await Run.Failure(() => Run.Update(() => new Site("site").Finish(new Dictionary<string, object?> { ["big"] = 5L })));

        Assert.Contains(
            """error serializing property "big": System.Int64 is not a supported argument type.""",
            failure,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_component_keeps_the_outputs_it_was_given()
    {
        Site? site = null;
        await Run.Update(() =>
        {
            site = new Site("site");
        });

        Assert.Equal("app", (await site!.AppId.See()).Value);
        Assert.True((await site.Address.See()).Secret);
    }

    [Fact]
    public async Task Arguments_of_a_component_are_its_inputs()
    {
        var mocks = new RecordingMocks();
        await Run.Update(
            () =>
            {
                _ = new ComponentResource("test:index:Site", "site", new BoxArgs { Value = "x" });
            },
            mocks
        );

        Assert.Equal("x", mocks["site"].Inputs["value"]);
        Assert.Equal("test:index:Site", mocks["site"].Type);
    }

    private static async Task<Dictionary<string, Seen<object?>>> Registered(Action<Site> finish)
    {
        var mocks = new RecordingMocks();
        await Run.Preview(
            () =>
            {
                _ = new Site("site", finish);
            },
            mocks
        );
        var outputs = new Dictionary<string, Seen<object?>>();
        foreach (
            var (key, output) in mocks
                .Outputs.Where(request => request.Urn.EndsWith("::site", StringComparison.Ordinal))
                .SelectMany(request => request.Outputs)
        )
            outputs[key] = await output.See();
        return outputs;
    }
}
