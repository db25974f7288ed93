namespace Pulumi.AzureNative.Generator;

/// <summary>A property type of facts.json, parsed.</summary>
internal abstract record PropertyType
{
    public sealed record Scalar(string Name) : PropertyType;

    /// <param name="Kind">"in", "out" or "enum".</param>
    public sealed record Reference(string Kind, string Module, string Name) : PropertyType;

    public sealed record List(PropertyType Element) : PropertyType;

    public sealed record Map(PropertyType Element) : PropertyType;

    public sealed record Union(IReadOnlyList<PropertyType> Members) : PropertyType;

    public static (PropertyType Type, bool Required) Parse(string notation) => (ParseUnion(notation.TrimEnd('!')), notation.EndsWith('!'));

    private static PropertyType ParseUnion(string text)
    {
        var members = Split(text).Select(ParseOne).ToList();

        // A constant is an ordinary string in C#, so several constants are one string.
        return members.Distinct().Count() == 1 ? members[0] : new Union(members);
    }

    private static PropertyType ParseOne(string text)
    {
        if (text.EndsWith("[]"))
        {
            var element = text[..^2];
            return new List(ParseUnion(element.StartsWith('(') ? element[1..^1] : element));
        }

        if (text.StartsWith('{'))
        {
            return new Map(ParseUnion(text[1..^1]));
        }

        if (text.StartsWith("='"))
        {
            return new Scalar("string");
        }

        if (text.Split(':') is [var kind, var name])
        {
            var parts = name.Split('.');
            return new Reference(kind, parts[0], parts[1]);
        }

        return new Scalar(text);
    }

    /// <summary>Splits at the bars that stand outside all brackets.</summary>
    private static IEnumerable<string> Split(string text)
    {
        var depth = 0;
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] switch
            {
                '(' or '{' => 1,
                ')' or '}' => -1,
                _ => 0,
            };
            if (text[i] == '|' && depth == 0)
            {
                yield return text[start..i];
                start = i + 1;
            }
        }

        yield return text[start..];
    }
}
