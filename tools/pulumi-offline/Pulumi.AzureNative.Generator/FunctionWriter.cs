namespace Pulumi.AzureNative.Generator;

/// <summary>Provider functions: a static class with InvokeAsync and two Invoke overloads, its Args and its Result.</summary>
internal sealed class FunctionWriter(Source source, TypeNames types)
{
    private readonly InputWriter _inputs = new(source, types);
    private readonly OutputWriter _outputs = new(source, types);

    public void Write(IEnumerable<(string Module, string Name, FunctionFacts Facts)> functions)
    {
        foreach (var (module, function, facts) in functions)
        {
            var name = Names.Upper(function);
            source.Namespace();
            WriteClass(name, facts);
            if (facts.Args is not null)
            {
                WritePlainArgs(module, $"{name}Args", facts.Args);
                _inputs.Write(
                    module,
                    $"{name}InvokeArgs",
                    "InvokeArgs",
                    facts.Args,
                    new Dictionary<string, System.Text.Json.JsonElement>()
                );
            }

            _outputs.Write(module, $"{name}Result", facts.Result ?? []);
        }
    }

    private void WriteClass(string name, FunctionFacts facts)
    {
        var result = $"{name}Result";
        source.Open($"public static class {name}");
        if (facts.Args is null)
        {
            Member($"Task<{result}> InvokeAsync(InvokeOptions? options = null)", $"InvokeAsync<{result}>", "InvokeArgs.Empty");
            Member($"Output<{result}> Invoke(InvokeOptions? options = null)", $"Invoke<{result}>", "InvokeArgs.Empty");
            Member($"Output<{result}> Invoke(InvokeOutputOptions options)", $"Invoke<{result}>", "InvokeArgs.Empty");
        }
        else
        {
            var optional = facts.Args.Values.Any(notation => notation.EndsWith('!')) ? "" : "? args = null";
            string Parameter(string type) => optional.Length == 0 ? $"{type} args" : type + optional;
            Member(
                $"Task<{result}> InvokeAsync({Parameter($"{name}Args")}, InvokeOptions? options = null)",
                $"InvokeAsync<{result}>",
                $"args ?? new {name}Args()"
            );
            Member(
                $"Output<{result}> Invoke({Parameter($"{name}InvokeArgs")}, InvokeOptions? options = null)",
                $"Invoke<{result}>",
                $"args ?? new {name}InvokeArgs()"
            );
            Member(
                $"Output<{result}> Invoke({name}InvokeArgs args, InvokeOutputOptions options)",
                $"Invoke<{result}>",
                $"args ?? new {name}InvokeArgs()"
            );
        }

        source.Close();

        void Member(string signature, string call, string args) =>
            source.Line(
                $"public static {signature} => global::Pulumi.Deployment.Instance.{call}(\"{facts.Token}\", {args}, "
                    + "ResourceDefaults.Apply(options));"
            );
    }

    private void WritePlainArgs(string module, string name, Dictionary<string, string> properties)
    {
        source.Open($"public sealed class {name} : global::Pulumi.InvokeArgs");
        foreach (var (wire, notation) in properties)
        {
            var (type, required) = PropertyType.Parse(notation);
            var csharp = types.Plain(type, types.IsDouble(module, name, wire));
            var attribute = $"[Input(\"{wire}\"{(required ? ", required: true" : "")})]";
            source.Line(
                $"{attribute} public {csharp}{(required ? "" : "?")} {Names.Property(wire, name)} {{ get; set; "
                    + $"}}{(required ? " = null!;" : "")}"
            );
        }

        source.Line($"public static new {name} Empty => new {name}();");
        source.Close();
    }
}
