using CommandLine;
using Planning.Engine;

namespace Oracle.Tests.PublicPrograms;

/// <summary>Functions of a program that the engine calls, on the official npm packages.</summary>
public sealed class TransformTests
{
    [OfficialPackagesFact]
    public async Task Transforms_of_a_resource_its_parents_and_the_stack_run_in_this_order()
    {
        var plan = await new NodeRun(
            """
            const add = text => args => ({
                props: { ...args.props, order: pulumi.output(args.props.order).apply(order => `${order ?? ""}${text}`) },
                opts: args.opts,
            });
            pulumi.runtime.registerResourceTransform(add("S"));
            const outer = new Group("outer", { transforms: [add("O")] });
            const inner = new Group("inner", { parent: outer, transforms: [add("I")] });
            const first = new Thing("first", {}, { parent: inner });
            new Thing("second", { text: first.id, hidden: pulumi.secret("x") }, {
                parent: inner, transforms: [args => ({ props: { ...args.props, kept: args.type }, opts: { ...args.opts, protect: true } })],
            });
            """
        ).PlanAsync();

        var (first, second) = (plan.Resources.Single(each => each.Name == "first"), plan.Resources.Single(each => each.Name == "second"));
        Assert.Equal("IOS", (string?)first.Inputs["order"]);
        Assert.Equal("test:index:Thing", (string?)second.Inputs["kept"]);
        Assert.Equal("[secret]", (string?)second.Inputs["hidden"]);
        Assert.True(second.Options.Protect);
        Assert.Contains(first.Urn, second.DependsOn);
        Assert.Equal(first.Id, (string?)second.Inputs["text"]);
    }

    [OfficialPackagesFact]
    public async Task A_transform_of_calls_changes_the_arguments()
    {
        var plan = await new NodeRun(
            """
            pulumi.runtime.registerInvokeTransform(args => ({ args: { ...args.args, accountName: "changed" }, opts: args.opts }));
            exports.name = azure.storage.getStorageAccountOutput({ resourceGroupName: "rg", accountName: "given" }).name;
            """
        ).PlanAsync();

        Assert.Equal("changed", (string?)plan.Outputs["name"]);
    }

    [OfficialPackagesFact]
    public async Task A_transform_that_fails_is_the_reason()
    {
        var failure = await Assert.ThrowsAsync<Failure>(() =>
            new NodeRun(
                """
                const refuse = args => { if (args.type === "test:index:Thing") throw new Error("no things here"); };
                pulumi.runtime.registerResourceTransform(refuse);
                new Thing("first", {});
                """
            ).PlanAsync()
        );

        Assert.Contains("no things here", failure.Message);
    }

    [OfficialPackagesFact]
    public async Task A_preview_runs_the_hooks_that_ask_for_it_and_names_the_others()
    {
        const string Script = """
            const say = text => args => { pulumi.log.info(`${text} ${args.name}`); };
            const always = new pulumi.ResourceHook("always", say("always"), { onDryRun: true });
            const later = new pulumi.ResourceHook("later", say("later"));
            new Thing("first", {}, { hooks: { beforeCreate: [always], afterCreate: [later], beforeDelete: [later] } });
            """;

        var plan = await new NodeRun(Script).PlanAsync();
        var update = await new NodeRun(Script) { Mode = RunMode.Update }.PlanAsync();

        Assert.Equal(
            ["always first", "the hook later does not run here: a preview runs hooks with onDryRun alone"],
            plan.Messages.Select(message => message.Text)
        );
        Assert.Equal(["always first", "later first"], update.Messages.Select(message => message.Text));
    }

    [OfficialPackagesFact]
    public async Task Options_of_a_component_are_those_of_its_resources()
    {
        var plan = await new NodeRun(
            """
            const keeper = new Thing("keeper", {});
            const own = new azure.Provider("own", { subscriptionId: "22222222-2222-2222-2222-222222222222", location: "uksouth" });
            const group = new Group("group", { protect: true, retainOnDelete: true, deletedWith: keeper, providers: [own] });
            new azure.resources.ResourceGroup("dns", { resourceGroupName: "dns" }, { parent: group, ignoreChanges: ["tags"] });
            new azure.resources.ResourceGroup("open", { resourceGroupName: "open" }, { parent: group, protect: false });
            """
        ).PlanAsync();

        var (dns, open) = (plan.Resources.Single(each => each.Name == "dns"), plan.Resources.Single(each => each.Name == "open"));
        Assert.True(dns.Options is { Protect: true, RetainOnDelete: true });
        Assert.Equal(plan.Resources.Single(each => each.Name == "keeper").Urn, dns.Options.DeletedWith);
        Assert.False(open.Options.Protect);
        Assert.StartsWith("/subscriptions/22222222-2222-2222-2222-222222222222/", dns.Id);
        Assert.Empty(open.Options.IgnoreChanges);
    }
}
