namespace Pulumi.AzureNative.Generator;

/// <summary>Resource classes and their Args.</summary>
internal sealed class ResourceWriter(Source source, TypeNames types)
{
    private readonly InputWriter _inputs = new(source, types);

    public void Write(IEnumerable<(string Module, string Name, ResourceFacts Facts)> resources)
    {
        foreach (var (module, name, facts) in resources)
        {
            source.Namespace();
            WriteClass(module, name, facts);
            _inputs.Write(module, $"{name}Args", "ResourceArgs", facts.Inputs, facts.Defaults);
        }
    }

    private void WriteClass(string module, string name, ResourceFacts facts)
    {
        var token = $"azure-native:{module}:{name}";
        var anyRequired = facts.Inputs.Values.Any(notation => notation.EndsWith('!'));
        var args = anyRequired ? $"{name}Args args" : $"{name}Args? args = null";

        source.Line($"[AzureNativeResourceType(\"{token}\")]");
        source.Open($"public partial class {name} : global::Pulumi.CustomResource");
        foreach (var (wire, notation) in facts.Outputs)
        {
            var (type, required) = PropertyType.Parse(notation);
            var csharp = types.Output(type, required, types.IsDouble(module, name, wire));
            source.Line($"[Output(\"{wire}\")] public Output<{csharp}> {Names.Property(wire, name)} {{ get; private set; }} = null!;");
        }

        source.Line($"public {name}(string name, {args}, CustomResourceOptions? options = null)");
        source.Line($"    : base(\"{token}\", name, args ?? new {name}Args(), MakeResourceOptions(options, \"\")) {{ }}");
        source.Line($"private {name}(string name, Input<string> id, CustomResourceOptions? options = null)");
        source.Line($"    : base(\"{token}\", name, null, MakeResourceOptions(options, id)) {{ }}");
        source.Line("private static CustomResourceOptions MakeResourceOptions(CustomResourceOptions? options, Input<string>? id) =>");
        source.Line(
            $"    ResourceDefaults.Apply(options, id, [{string.Join(", ", facts.Aliases.Select(alias => $"\"azure-native:{alias}\""))}]);"
        );
        source.Line(
            $"public static {name} Get(string name, Input<string> id, CustomResourceOptions? options = null) => new {name}(name, "
                + "id, options);"
        );
        source.Close();
    }
}
