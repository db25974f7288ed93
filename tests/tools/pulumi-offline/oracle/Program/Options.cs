using Pulumi;
using Pulumi.AzureNative.Resources;

namespace Oracle;

/// <summary>Resource options that have no place in the workload proper, each on a resource group of its own.</summary>
public sealed class Options
{
    private readonly Input<string> location;

    public Options(Foundation foundation, Network network)
    {
        location = foundation.Group.Location;

        var first = Group(
            "options-first",
            new()
            {
                Aliases =
                {
                    new Alias { Name = "options-old" },
                    new Alias { Urn = "urn:pulumi:dev::oracle::azure-native:resources:ResourceGroup::options-older" },
                },
            }
        );
        Group(
            "options-moved",
            new()
            {
                Aliases =
                {
                    new Alias { Parent = first },
                    new Alias { NoParent = true },
                    new Alias { Type = "azure-native:resources/v20200101:ResourceGroup", Name = "moved" },
                },
            }
        );
        Group(
            "options-replaced",
            new()
            {
                ReplaceOnChanges = { "tags", "location" },
                DeleteBeforeReplace = false,
                IgnoreChanges = { "*" },
            }
        );
        Group(
            "options-kept",
            new()
            {
                RetainOnDelete = true,
                DeletedWith = first,
                Version = "3.27.0",
            }
        );
        Group(
            "options-timed",
            new()
            {
                CustomTimeouts = new() { Create = TimeSpan.FromMinutes(90), Delete = TimeSpan.FromSeconds(45) },
                AdditionalSecretOutputs = { "tags", "id" },
            }
        );

        var holder = new Holder(
            "options-holder",
            new()
            {
                Protect = true,
                Aliases = { new Alias { Name = "options-former-holder" } },
                ResourceTransformations =
                {
                    transformed =>
                    {
                        if (transformed.Args is ResourceGroupArgs group)
                            group.Tags = new() { ["transformed"] = "yes" };
                        return new ResourceTransformationResult(transformed.Args, transformed.Options);
                    },
                },
            }
        );
        var inherited = Group("options-inherited", new() { Parent = holder });
        Group(
            "options-released",
            new()
            {
                Parent = holder,
                Protect = false,
                RetainOnDelete = false,
            }
        );
        Group("options-below", new() { Parent = inherited, DependsOn = { network, holder, first } });

        var known = ResourceGroup.Get("options-read", "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-known");
        Group("options-after-read", new() { DependsOn = known });
        Imported = known.Name.Apply(name => name ?? "unread");
    }

    public Output<string> Imported { get; }

    private ResourceGroup Group(string name, CustomResourceOptions options) => new(name, new() { Location = location }, options);

    private sealed class Holder : ComponentResource
    {
        public Holder(string name, ComponentResourceOptions options)
            : base("oracle:options:Holder", name, options) => RegisterOutputs();
    }
}
