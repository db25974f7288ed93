using Pulumi;

namespace Wire;

/// <summary>Inputs and options whose form is visible only in requests.</summary>
internal static class Resources
{
    public static IDictionary<string, object?> Register()
    {
        var group = new Group("group", new() { Protect = true });
        var child = new Box("child", "x", new() { Parent = group });
        var inner = new Group("inner", new() { Parent = group });
        var grandchild = new Box("grandchild", "y", new() { Parent = inner });
        _ = new Box("below", "z", new() { Parent = child });
        _ = new Box("alone", options: new() { Protect = false });

        _ = new Box("after-group", options: new() { DependsOn = group });
        _ = new Box("after-unknown", options: new() { DependsOn = child.Computed.Apply(_ => (Resource)grandchild) });
        _ = new Box("reader", child.Value, new() { DependsOn = { grandchild } }, other: Output.Format($"{child.Value}{grandchild.Value}"));
        _ = new Box("referrer", child, other: group);
        Values(child);
        Options(child);

        var cloud = new Cloud("cloud");
        var managed = new Group("managed", new() { Provider = cloud });
        _ = new Box("by-cloud", options: new() { Parent = managed });

        var reference = new StackReference("org/shop/dev");
        _ = new Box("from-reference", reference.GetOutput("address"));
        _ = new Box(
            "from-lookup",
            Deployment.Instance.Invoke<Lookup>("test:index:lookup", new LookupArgs { Value = child.Id }).Apply(x => x.Text)
        );
        Log.Warn("look here", child);

        return new Dictionary<string, object?>
        {
            ["plain"] = "x",
            ["secret"] = Output.CreateSecret("y"),
            ["id"] = child.Id,
        };
    }

    private static void Values(Box child)
    {
        _ = new Box(
            "secret",
            Output.CreateSecret("hidden"),
            other: new Dictionary<string, object> { ["deep"] = new object[] { Output.CreateSecret("hidden") } }
        );
        _ = new Box(
            "elements",
            new InputList<string> { "a", Output.CreateSecret("b"), child.Computed },
            other: new InputMap<string>
            {
                ["plain"] = "a",
                ["secret"] = Output.CreateSecret("b"),
                ["computed"] = child.Computed,
            }
        );
        _ = new Box(
            "assets",
            new FileAsset("a.txt"),
            other: new AssetArchive(
                new Dictionary<string, AssetOrArchive> { ["text"] = new StringAsset("t"), ["archive"] = new FileArchive("b.zip") }
            )
        );
    }

    private static void Options(Box child) =>
        _ = new Box(
            "options",
            options: new()
            {
                Aliases =
                {
                    new Alias { Urn = "urn:pulumi:dev::shop::test:index:Box::old" },
                    new Alias
                    {
                        Name = "older",
                        Type = "test:old:Box",
                        Stack = "s",
                        Project = "p",
                    },
                    new Alias { Parent = child },
                    new Alias { NoParent = true },
                },
                AdditionalSecretOutputs = { "computed" },
                CustomTimeouts = new() { Create = TimeSpan.FromMinutes(5), Update = TimeSpan.FromMilliseconds(1.5) },
                DeleteBeforeReplace = true,
                DeletedWith = child,
                HideDiffs = { "other" },
                IgnoreChanges = { "value", "tags.*" },
                ImportId = "existing",
                PluginDownloadURL = "https://plugins",
                ReplaceOnChanges = { "other" },
                ReplaceWith = { child },
                ReplacementTrigger = Output.Create<object>("again"),
                RetainOnDelete = true,
                Version = "1.2.3",
            }
        );
}
