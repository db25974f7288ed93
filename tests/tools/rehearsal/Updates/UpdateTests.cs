using AzureSimulator;
using Pulumirpc;
using Rehearsal.Records;
using Rehearsal.State;

namespace Rehearsal.Tests.Updates;

public sealed class UpdateTests
{
    private readonly TestStack _stack = new();

    [Fact]
    public void A_changed_property_is_updated_in_place()
    {
        _stack.Update(TestStack.Group(), TestStack.Rules());

        var step = _stack.Update(TestStack.Group(), TestStack.Rules(tag: "b"))[^1];

        Assert.Equal((Operation.Update, "tags.t"), (step.Operation, Assert.Single(step.Changes)));
        Assert.Equal("b", (string?)_stack.Azure.State.Resources.Find(Id("nsg"))!.Body["tags"]!["t"]);
    }

    [Fact]
    public void An_ignored_change_is_not_sent()
    {
        _stack.Update(TestStack.Group(), TestStack.Rules());
        var changed = TestStack.Rules(tag: "b");
        changed.IgnoreChanges.Add("tags");

        Assert.Equal(Operation.Same, _stack.Update(TestStack.Group(), changed)[^1].Operation);
    }

    [Fact]
    public void Another_region_replaces_a_resource_and_deletes_it_first()
    {
        _stack.Update(TestStack.Group(), TestStack.Rules());

        var steps = _stack.Update(TestStack.Group(), TestStack.Rules(location: "westeurope"));

        Assert.Equal([Operation.Same, Operation.Replace, Operation.Delete], steps.Select(step => step.Operation).Order());
        Assert.True(
            steps.Single(step => step.Operation == Operation.Delete).End <= steps.Single(step => step.Operation == Operation.Replace).Start
        );
        Assert.Equal("westeurope", (string?)_stack.Azure.State.Resources.Find(Id("nsg"))!.Body["location"]);
    }

    /// <summary>The provider asks for a deletion first only where the change itself replaces the resource.</summary>
    [Theory]
    [InlineData(true, null)]
    [InlineData(false, "already-exists")]
    public void A_named_resource_of_replaceOnChanges_needs_deleteBeforeReplace(bool deletesFirst, string? code)
    {
        _stack.Update(TestStack.Group(), TestStack.Rules());
        var changed = TestStack.Rules(tag: "b");
        changed.ReplaceOnChanges.Add("tags");
        changed.DeleteBeforeReplace = deletesFirst;

        var step = Assert.Single(_stack.Update(TestStack.Group(), changed), step => step.Operation == Operation.Replace);

        Assert.Equal(code, step.Failure?.Code);
    }

    [Fact]
    public void A_resource_without_a_name_is_replaced_before_it_is_deleted()
    {
        _stack.Update(TestStack.Group(), TestStack.Unnamed("swedencentral"));

        var steps = _stack.Update(TestStack.Group(), TestStack.Unnamed("westeurope"));
        var again = _stack.Update(TestStack.Group(), TestStack.Unnamed("westeurope"));

        var (replaced, deleted) = (steps.Single(each => each.Operation == Operation.Replace), steps.Single(IsDeletion));
        Assert.True(replaced.End <= deleted.Start);
        Assert.All(again, step => Assert.Equal(Operation.Same, step.Operation));
        Assert.Equal(
            ["westeurope"],
            _stack.Azure.State.Resources.OfType("Microsoft.Network/networkSecurityGroups").Select(each => (string?)each.Body["location"])
        );
    }

    [Fact]
    public void A_resource_without_a_name_is_deleted_first_if_the_program_sets_it()
    {
        _stack.Update(TestStack.Group(), TestStack.Unnamed("swedencentral"));
        var changed = TestStack.Unnamed("westeurope");
        changed.DeleteBeforeReplace = true;

        var steps = _stack.Update(TestStack.Group(), changed);

        Assert.True(steps.Single(IsDeletion).End <= steps.Single(each => each.Operation == Operation.Replace).Start);
    }

    /// <summary>Retained where it is replaced too, so that the name stays taken.</summary>
    [Fact]
    public void A_named_resource_that_is_retained_cannot_be_replaced()
    {
        var (rules, changed) = (TestStack.Rules(), TestStack.Rules(location: "westeurope"));
        (rules.RetainOnDelete, changed.RetainOnDelete) = (true, true);
        _stack.Update(TestStack.Group(), rules);

        Assert.Equal("already-exists", _stack.Update(TestStack.Group(), changed)[^1].Failure?.Code);
    }

    private static bool IsDeletion(StepRecord step) => step.Operation == Operation.Delete;

    [Fact]
    public void A_replacement_deletes_first_what_cannot_be_without_it()
    {
        _stack.Update(TestStack.Group(), TestStack.Rules());

        var steps = _stack.Update(TestStack.Group(location: "westeurope"), TestStack.Rules());

        Assert.Equal(
            ["rules", "group"],
            steps.Where(step => step.Operation == Operation.Delete).OrderBy(step => step.Start).Select(step => step.Name)
        );
        Assert.Equal(Operation.Create, steps.Last(step => step.Name == "rules").Operation);
        Assert.All(steps, step => Assert.Null(step.Failure));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_protected_resource_is_not_deleted_even_if_it_is_retained(bool isRetained)
    {
        var rules = TestStack.Rules();
        (rules.Protect, rules.RetainOnDelete) = (true, isRetained);
        _stack.Update(TestStack.Group(), rules);

        var step = Assert.Single(_stack.Update(TestStack.Group()), step => step.Operation == Operation.Delete);

        Assert.Equal("protected", step.Failure!.Code);
        Assert.NotNull(_stack.Azure.State.Resources.Find(Id("nsg")));
    }

    [Fact]
    public void A_retained_resource_stays_in_Azure()
    {
        var rules = TestStack.Rules();
        rules.RetainOnDelete = true;
        _stack.Update(TestStack.Group(), rules);

        Assert.DoesNotContain(_stack.Update(TestStack.Group()), step => step.Operation == Operation.Delete);
        Assert.NotNull(_stack.Azure.State.Resources.Find(Id("nsg")));
        Assert.Null(_stack.State.Find(TestStack.UrnOf("network:NetworkSecurityGroup", "rules")));
    }

    [Fact]
    public void A_resource_that_is_deleted_with_another_is_not_asked_for()
    {
        var rules = TestStack.Rules();
        rules.DeletedWith = TestStack.UrnOf("resources:ResourceGroup", "group");
        _stack.Update(TestStack.Group(), rules);

        Assert.Equal("group", Assert.Single(_stack.Update()).Name);
        Assert.Null(_stack.Azure.State.Resources.Find(Id("nsg")));
    }

    [Fact]
    public void A_renamed_resource_with_an_alias_stays_the_same()
    {
        _stack.Update(TestStack.Group(), TestStack.Rules());
        var renamed = TestStack.Rules("other");
        renamed.Aliases.Add(new Alias { Spec = new Alias.Types.Spec { Name = "rules" } });

        Assert.All(_stack.Update(TestStack.Group(), renamed), step => Assert.Equal(Operation.Same, step.Operation));
    }

    [Fact]
    public void A_renamed_resource_without_an_alias_exists_already()
    {
        _stack.Update(TestStack.Group(), TestStack.Rules());

        var failure = _stack.Update(TestStack.Group(), TestStack.Rules("other"))[^1].Failure;

        Assert.StartsWith("cannot create already existing resource", failure!.Message);
    }

    [Fact]
    public void After_a_failure_no_other_step_begins()
    {
        _stack.Update(TestStack.Group(), TestStack.Rules());

        var steps = _stack.Update(TestStack.Rules("other"), TestStack.Group(location: "westeurope"));

        Assert.NotNull(Assert.Single(steps).Failure);
    }

    [Fact]
    public void What_Azure_changes_later_is_a_difference_of_a_refresh()
    {
        _stack.Update(TestStack.Group(), TestStack.Rules());
        Assert.Empty(_stack.Refresh());

        _stack.Azure.State.Resources.Find(Id("nsg"))!.Body["tags"]!["t"] = "changed";

        var difference = Assert.Single(_stack.Refresh());
        Assert.Equal(("rules", "tags.t", null), (difference.Name, difference.Path, difference.Listed));
    }

    [Fact]
    public void What_is_gone_is_a_difference_of_a_refresh()
    {
        _stack.Update(TestStack.Group(), TestStack.Rules());
        _stack.Azure.Send(new ArmRequest("DELETE", Id("nsg"), "2024-05-01"));
        _stack.Azure.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(("rules", ""), (Assert.Single(_stack.Refresh()).Name, _stack.Refresh()[0].Path));
    }

    [Fact]
    public void An_imported_resource_comes_into_the_state_as_it_is()
    {
        _stack.Update(TestStack.Group());
        _stack.Azure.Send(
            new ArmRequest("PUT", Id("nsg"), "2024-05-01")
            {
                Body = System.Text.Json.Nodes.JsonNode.Parse("""{"location": "swedencentral", "tags": {"t": "a"}}""")!.AsObject(),
            }
        );
        _stack.Azure.Clock.Advance(TimeSpan.FromHours(1));
        var rules = TestStack.Rules();
        rules.ImportId = Id("nsg");

        var steps = _stack.Update(TestStack.Group(), rules);

        Assert.Equal([Operation.Same, Operation.Read], steps.Select(step => step.Operation));
        Assert.All(_stack.Update(TestStack.Group(), rules), step => Assert.Equal(Operation.Same, step.Operation));
        Assert.Equal(Operation.Update, _stack.Update(TestStack.Group(), TestStack.Rules(tag: "b"))[^1].Operation);
    }

    [Fact]
    public void An_import_of_what_does_not_exist_fails()
    {
        var rules = TestStack.Rules();
        rules.ImportId = Id("nsg");

        var failure = _stack.Update(TestStack.Group(), rules)[^1].Failure!;

        Assert.Equal(("not-found", $"resource '{Id("nsg")}' does not exist"), (failure.Code, failure.Message));
    }

    [Fact]
    public void A_resource_of_an_unknown_type_is_passed_over_by_name()
    {
        var other = TestStack.Resource("nothing:Unknown", "odd", "{}", "group");

        Assert.Equal(["group"], _stack.Update(TestStack.Group(), other).Select(step => step.Name));
        Assert.Equal(["azure-native:nothing:Unknown odd"], _stack.PassedOver);
    }

    private string Id(string name) =>
        $"/subscriptions/{_stack.Azure.Options.Subscription}/resourceGroups/rg/providers/Microsoft.Network/networkSecurityGroups/{name}";
}
