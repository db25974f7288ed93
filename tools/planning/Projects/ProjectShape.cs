namespace Planning.Projects;

/// <summary>What Pulumi.yaml may hold, as the CLI validates it.</summary>
internal static class ProjectShape
{
    private static readonly string[] Types = ["string", "integer", "boolean", "array", "object"];

    private static readonly Shape Texts = new("array") { Items = Shape.Text };

    private static readonly Shape ConfigItems = Recursive();

    private static readonly Shape Package = new("string", "object")
    {
        Properties = new()
        {
            ["source"] = Shape.Text,
            ["version"] = Shape.Text,
            ["parameters"] = Texts,
            ["pluginDownloadURL"] = Shape.Text,
            ["checksums"] = new("object") { Others = Shape.Text },
            ["extensions"] = Texts,
        },
        Required = ["source"],
    };

    private static readonly Shape Plugins = new("array")
    {
        Items = new("object")
        {
            Properties = new()
            {
                ["name"] = Shape.Text,
                ["path"] = Shape.Text,
                ["version"] = Shape.Text,
            },
            Required = ["name", "path"],
        },
    };

    private static readonly Shape ConfigDeclaration = new("string", "integer", "boolean", "array", "object")
    {
        Properties = new()
        {
            ["type"] = new("string") { Values = Types },
            ["items"] = ConfigItems,
            ["description"] = Shape.Text,
            ["secret"] = Shape.Flag,
            ["default"] = Shape.Any,
            ["value"] = Shape.Any,
        },
    };

    private static readonly Shape TemplateConfig = new("object", "null")
    {
        Others = new("object")
        {
            Properties = new()
            {
                ["description"] = Shape.TextOrNull,
                ["default"] = new("string", "number", "boolean", "null"),
                ["secret"] = Shape.FlagOrNull,
            },
            Others = Shape.Any,
        },
    };

    public static Shape Root { get; } =
        new("object")
        {
            Properties = new()
            {
                ["name"] = Shape.Any,
                ["description"] = Shape.TextOrNull,
                ["author"] = Shape.TextOrNull,
                ["website"] = Shape.TextOrNull,
                ["license"] = Shape.TextOrNull,
                ["runtime"] = new("string", "object")
                {
                    IsNeverEmpty = true,
                    Properties = new()
                    {
                        ["name"] = new("string") { IsNeverEmpty = true },
                        ["options"] = new("object") { Others = Shape.Any },
                    },
                },
                ["main"] = Shape.TextOrNull,
                // `secret` as the name of a setting: the CLI takes it for a flag.
                ["config"] = new("object", "string", "null")
                {
                    Properties = new() { ["secret"] = Shape.Flag },
                    Others = ConfigDeclaration,
                },
                ["stackConfigDir"] = Shape.TextOrNull,
                ["backend"] = new("object", "null") { Properties = new() { ["url"] = Shape.Text } },
                ["options"] = new("object", "null") { Properties = new() { ["refresh"] = new("string") { Values = ["always"] } } },
                ["template"] = new("object", "null")
                {
                    Properties = new()
                    {
                        ["displayName"] = Shape.TextOrNull,
                        ["description"] = Shape.TextOrNull,
                        ["quickstart"] = Shape.TextOrNull,
                        ["important"] = Shape.FlagOrNull,
                        ["metadata"] = new("object", "null") { Others = Shape.Text },
                        ["config"] = TemplateConfig,
                    },
                },
                ["packages"] = new("object") { Others = Package },
                ["plugins"] = new("object")
                {
                    Properties = new()
                    {
                        ["providers"] = Plugins,
                        ["analyzers"] = Plugins,
                        ["languages"] = Plugins,
                    },
                    Others = Shape.Any,
                },
                ["requiredPulumiVersion"] = Shape.TextOrNull,
            },
            Others = Shape.Any,
        };

    /// <summary>An array of arrays needs `items` at each level.</summary>
    private static Shape Recursive()
    {
        var shape = new Shape("object")
        {
            Properties = new() { ["type"] = new("string") { Values = Types } },
            Required = ["type"],
            Others = Shape.Any,
            Rule = items => items.Text("type") == "array" && items.Child("items") is null ? "missing properties: 'items'" : null,
        };
        shape.Properties["items"] = shape;
        return shape;
    }
}
