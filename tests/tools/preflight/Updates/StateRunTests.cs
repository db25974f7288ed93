using CommandLine;
using Pulumirpc;
using static Preflight.Tests.Updates.StateOf;

namespace Preflight.Tests.Updates;

/// <summary>Operations, as Pulumi's engine decides them.</summary>
public sealed class StateRunTests
{
    private const string Type = "network:NetworkSecurityGroup";
    private const string Inputs = """{"resourceGroupName":"rg","networkSecurityGroupName":"nsg","location":"swedencentral"}""";
    private const string Tagged =
        """{"resourceGroupName":"rg","networkSecurityGroupName":"nsg","location":"swedencentral","tags":{"a":"b"} }""";

    [Fact]
    public async Task What_is_the_same_stays_and_what_is_new_or_gone_is_created_or_deleted()
    {
        using var state = new StateOf().With(Type, "kept", Inputs).With(Type, "gone", Inputs);

        Assert.Equal(
            ["same kept", "create new", "delete gone"],
            await state.StepsAsync(Resource(Type, "kept", Inputs), Resource(Type, "new", Inputs))
        );
    }

    [Fact]
    public async Task A_change_in_place_keeps_the_id_and_the_outputs_of_the_state()
    {
        using var state = new StateOf().With(Type, "rules", Inputs, outputs: """{"resourceGuid":"of-azure","name":"nsg"}""");

        var update = await state.UpdateAsync(Resource(Type, "rules", Tagged));

        var step = Assert.Single(update.Preview.Steps);
        Assert.Equal(("update", "tags"), (step.Operation, Assert.Single(step.Differences)));
        Assert.Equal($"{GroupId("rg")}/providers/Test/rules", step.New!.Id);
        Assert.Equal("of-azure", step.New.Outputs["resourceGuid"]!.ToString());
        Assert.Equal("b", step.New.Outputs["tags"]!["a"]!.ToString());
    }

    [Fact]
    public async Task Deletions_come_in_the_reverse_order_of_the_state()
    {
        using var state = new StateOf().With(Type, "first", Inputs).With(Type, "second", Inputs).With(Type, "third", Inputs);

        Assert.Equal(["delete third", "delete second", "delete first"], await state.StepsAsync());
    }

    [Theory]
    [InlineData("urn", Type, "old", "")]
    [InlineData("list of an SDK that knows no other form", Type, "old", "")]
    [InlineData("name", Type, "old", "")]
    [InlineData("type", "network:RouteTable", "rules", "")]
    [InlineData("parent", Type, "rules", "x:y:Z")]
    public async Task An_alias_finds_the_resource_by_each_former_part_of_its_URN(string kind, string type, string name, string parent)
    {
        var (before, above) = (UrnOf(type, name, parent.Length == 0 ? "" : UrnOf(parent, "old")), UrnOf("x:y:Z", "old"));
        using var state = new StateOf().With(type, name, Inputs, more: $$"""{"urn":"{{before}}"}""");
        var spec = kind switch
        {
            "name" => new Alias.Types.Spec { Name = "old" },
            "type" => new Alias.Types.Spec { Type = "azure-native:network:RouteTable" },
            _ => new Alias.Types.Spec { ParentUrn = above },
        };

        var update = await state.UpdateAsync(Resource(Type, "rules", Inputs, request =>
            {
                if (kind.StartsWith("list", StringComparison.Ordinal))
                {
                    request.AliasURNs.Add(before);
                }
                else
                {
                    request.Aliases.Add(kind == "urn" ? new Alias { Urn = before } : new Alias { Spec = spec });
                }
            }));

        Assert.Equal("same", Assert.Single(update.Preview.Steps).Operation);
        Assert.Equal(before, Assert.Single(update.Plan.Update!.Steps).Was);
    }

    [Theory]
    [InlineData("new", "other", "is an alias of", "too; keep it on one of them")]
    [InlineData("old", "other", "is another resource of the program; remove the alias", "")]
    [InlineData("other", "old", "takes it over with an alias; remove that alias, or give one of the two another name", "")]
    public async Task Two_resources_that_are_one_of_the_state_stop_the_update(string first, string second, string problem, string rest)
    {
        using var state = new StateOf().With(Type, "old", Inputs);

        var update = await state.UpdateAsync(Claims(first), Claims(second));

        var error = Assert.Single(update.Errors);
        Assert.Equal(UrnOf(Type, second), error.Urn);
        Assert.Contains(problem, error.Message);
        Assert.EndsWith(rest, error.Message);
    }

    [Fact]
    public async Task Two_resources_with_one_alias_that_the_state_does_not_have_are_created()
    {
        using var state = new StateOf();

        var update = await state.UpdateAsync(Claims("new"), Claims("other"));

        Assert.Empty(update.Errors);
        Assert.Equal(["create", "create"], update.Preview.Steps.Select(step => step.Operation));
    }

    private static RegisterResourceRequest Claims(string name) =>
        Resource(Type, name, Inputs, request => request.Aliases.Add(new Alias { Spec = new() { Name = "old" } }));

    [Fact]
    public async Task A_protected_resource_that_would_be_deleted_or_replaced_stops_the_update()
    {
        using var state = new StateOf()
            .With(Type, "gone", Inputs, more: """{"protect":true}""")
            .With(Type, "moved", Inputs, more: """{"protect":true}""")
            .With(Type, "freed", Inputs, more: """{"protect":true}""");

        var update = await state.UpdateAsync(
            Resource(Type, "moved", Inputs.Replace("swedencentral", "westeurope"), request => request.Protect = true),
            Resource(Type, "freed", Inputs.Replace("swedencentral", "westeurope"))
        );

        Assert.Equal(["moved", "gone"], update.Errors.Select(error => Planning.Wire.Urn.Name(error.Urn)));
        Assert.Contains("would replace it because of location; take the option protect off", update.Errors[0].Message);
        Assert.Contains($"run `pulumi state unprotect '{UrnOf(Type, "gone")}'` to delete it", update.Errors[1].Message);
    }

    [Theory]
    [InlineData("""{"delete":true}""", "delete-replaced rules (replaced by an earlier update)")]
    [InlineData("""{"pendingReplacement":true}""", "remove-pending-replace rules")]
    [InlineData("""{"external":true}""", "discard rules")]
    [InlineData("""{"retainOnDelete":true}""", "delete rules")]
    public async Task The_entry_of_the_state_decides_how_a_resource_ends(string more, string expected)
    {
        using var state = new StateOf().With(Type, "rules", Inputs, more: more);

        Assert.Equal([expected], await state.StepsAsync());
    }

    [Theory]
    [InlineData("""{"taint":true}""", "replace rules (taint)")]
    [InlineData("""{"pendingReplacement":true}""", "replace rules")]
    [InlineData("""{"initErrors":["it failed"]}""", "update rules")]
    [InlineData("""{"external":true}""", "create rules")]
    [InlineData("""{"initErrors":[]}""", "same rules")]
    public async Task The_entry_of_the_state_decides_what_an_equal_resource_becomes(string more, string expected)
    {
        using var state = new StateOf().With(Type, "rules", Inputs, more: more);

        Assert.Equal([expected], await state.StepsAsync(Resource(Type, "rules", Inputs)));
    }

    [Fact]
    public async Task An_import_is_one_until_the_state_has_the_id()
    {
        using var state = new StateOf().With(Type, "known", Inputs, id: "/known").With(Type, "other", Inputs, id: "/other");

        Assert.Equal(
            ["same known", "import new", "import-replacement other (id)"],
            await state.StepsAsync(
                Resource(Type, "known", Inputs, request => request.ImportId = "/known"),
                Resource(Type, "other", Inputs, request => request.ImportId = "/another"),
                Resource(Type, "new", Inputs, request => request.ImportId = "/new")
            )
        );
    }

    [Fact]
    public async Task Providers_of_the_engine_and_versions_of_providers_are_no_change()
    {
        using var state = new StateOf()
            .With("pulumi:providers:azure-native", "default_3_27_0", """{"version":"3.27.0"}""", id: "a")
            .With("pulumi:providers:azure-native", "mine", """{"version":"3.27.0","location":"swedencentral"}""", id: "b")
            .With(Type, "rules", Inputs, more: $$"""{"provider":"{{UrnOf("pulumi:providers:azure-native", "default_3_27_0")}}::a"}""");

        Assert.Equal(
            ["same mine", "same rules"],
            (
                await state.StepsAsync(
                    Resource("pulumi:providers:azure-native", "mine", """{"location":"swedencentral"}"""),
                    Resource(Type, "rules", Inputs, request => request.Version = "3.28.0")
                )
            ).Order()
        );
    }

    [Fact]
    public async Task A_component_of_a_package_keeps_what_it_made()
    {
        var component = UrnOf("synced:index:Folder", "folder");
        using var state = new StateOf()
            .With("synced:index:Folder", "folder", "{}", more: """{"custom":false}""")
            .With(Type, "inside", Inputs, more: $$"""{"parent":"{{component}}"}""");

        var update = await state.UpdateAsync(
            Resource("synced:index:Folder", "folder", "{}", request => (request.Custom, request.Remote) = (false, true))
        );

        Assert.Equal(["same"], update.Preview.Steps.Select(step => step.Operation));
        Assert.Contains(update.Preview.Notes, note => note.StartsWith("inside is made by components of packages"));
    }

    [Fact]
    public async Task An_interrupted_operation_is_a_note_with_the_command_that_settles_it()
    {
        using var state = new StateOf().With(Type, "rules", Inputs).WithPending(UrnOf(Type, "new"), "creating");

        var update = await state.UpdateAsync(Resource(Type, "rules", Inputs));

        Assert.Contains(update.Preview.Notes, note =>
            note.Contains($"while creating {UrnOf(Type, "new")}") && note.Contains("pulumi refresh")
        );
    }

    [Fact]
    public async Task A_plan_has_the_subscription_of_the_state()
    {
        using var state = new StateOf().With("resources:ResourceGroup", "group", """{"resourceGroupName":"rg"}""", id: GroupId("rg"));

        var update = await state.UpdateAsync(
            Resource("resources:ResourceGroup", "group", """{"resourceGroupName":"rg"}"""),
            Resource(Type, "new", Inputs)
        );

        Assert.StartsWith(GroupId("rg"), update.Plan.Resources.Single(resource => resource.Name == "new").Id);
    }

    [Fact]
    public async Task The_state_of_another_stack_is_refused_with_the_command_that_exports_this_one()
    {
        using var state = new StateOf().With(Type, "rules", Inputs, more: """{"urn":"urn:pulumi:prod::scenarios::a:b:C::rules"}""");

        var failure = await Assert.ThrowsAsync<Failure>(() => state.StepsAsync());

        Assert.Contains(
            "is the state of the stack prod of scenarios, not of dev of scenarios; name the stack prod, or run",
            failure.Message
        );
        Assert.Contains("pulumi stack export --stack dev --file ", failure.Message);
    }
}
