using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Azure.Bicep.Types.Concrete;
using CommandLine;

namespace AzureDefinitions.Types;

/// <summary>Checks a request body against its type.</summary>
/// <param name="isHidden">Texts that stand for a secret or unknown value, which is not checked.</param>
public sealed class BodyCheck(Func<string, bool> isHidden)
{
    /// <summary>Far above what a match takes, also on a busy machine: it only ends a pattern that would never end.</summary>
    private static readonly TimeSpan PatternTime = TimeSpan.FromSeconds(5);
    private readonly List<SchemaProblem> _problems = [];

    /// <param name="ownName">The last of the resource's names, which selects the form of sites/config.</param>
    public IReadOnlyList<SchemaProblem> Check(JsonObject body, TypeBase type, string ownName)
    {
        var named = body.DeepClone().AsObject();
        named["name"] = ownName;
        Value(named, type, "");
        return _problems;
    }

    private void Value(JsonNode? value, TypeBase type, string path)
    {
        if (value is null || IsHidden(value))
        {
            return;
        }

        switch (type)
        {
            case ObjectType or DiscriminatedObjectType:
                Object(value, type, path);
                break;
            case ArrayType array:
                List(value, array, path);
                break;
            case StringType text:
                Text(value, text, path);
                break;
            case StringLiteralType literal:
                OneOf(value, [literal.Value], isOpen: false, path);
                break;
            case UnionType union:
                Union(value, union, path);
                break;
            case IntegerType number:
                Number(value, number, path);
                break;
            case BooleanType:
                Expect(value.GetValueKind() is JsonValueKind.True or JsonValueKind.False, value, "true or false", path);
                break;
        }
    }

    private void Object(JsonNode value, TypeBase type, string path)
    {
        if (!Expect(value is JsonObject, value, "an object", path))
        {
            return;
        }

        var given = value.AsObject();
        if (type is DiscriminatedObjectType several && path.Length > 0)
        {
            if (given[several.Discriminator] is not { } choice)
            {
                Add("schema-missing-property", isError: true, path, $"lacks {several.Discriminator}, which selects its form");
            }
            else
            {
                OneOf(choice, [.. Members.Choices(several)], isOpen: false, $"{path}.{several.Discriminator}");
            }
        }

        var members = Members.Of(type, given)!;
        var isCopy = IsCopy(given, members);
        foreach (var (name, member) in given)
        {
            var inner = path.Length == 0 ? name : $"{path}.{name}";
            if (members.TryGetValue(name, out var property))
            {
                if (IsReadOnly(property))
                {
                    if (!isCopy)
                    {
                        Add("schema-read-only", isError: true, inner, "is set by Azure and cannot be given");
                    }
                }
                else
                {
                    Value(member, property.Type.Type, inner);
                }
            }
            else if (Members.Additional(type) is { } additional)
            {
                Value(member, additional, inner);
            }
            else
            {
                Add(
                    "schema-unknown-property",
                    isError: true,
                    inner,
                    $"does not exist; nearest: {Suggestion.NearestThree(name, members.Keys)}"
                );
            }
        }

        // Type and version are not part of the body.
        foreach (var (name, property) in members)
        {
            if (
                property.Flags.HasFlag(ObjectTypePropertyFlags.Required)
                && !given.ContainsKey(name)
                && !(path.Length == 0 && name is "type" or "apiVersion" or "id")
            )
            {
                Add("schema-missing-property", isError: true, path.Length == 0 ? name : $"{path}.{name}", "is required and missing");
            }
        }
    }

    private void List(JsonNode value, ArrayType type, string path)
    {
        if (!Expect(value is JsonArray, value, "a list", path))
        {
            return;
        }

        var items = value.AsArray();
        if (items.Count < (type.MinLength ?? 0) || items.Count > (type.MaxLength ?? int.MaxValue))
        {
            Add("schema-range", isError: true, path, $"must have {Limits(type.MinLength, type.MaxLength)} items, got {items.Count}");
        }

        for (var i = 0; i < items.Count; i++)
        {
            Value(items[i], type.ItemType.Type, $"{path}[{i}]");
        }
    }

    private void Text(JsonNode value, StringType type, string path)
    {
        if (!Expect(value.GetValueKind() == JsonValueKind.String, value, "a string", path))
        {
            return;
        }

        var text = value.GetValue<string>();
        if (text.Length < (type.MinLength ?? 0) || text.Length > (type.MaxLength ?? int.MaxValue))
        {
            Add(
                "schema-length",
                isError: true,
                path,
                $"must be {Limits(type.MinLength, type.MaxLength)} characters, got {text.Length}: '{text}'"
            );
        }
        else if (type.Pattern is { } pattern && !Regex.IsMatch(text, pattern, RegexOptions.None, PatternTime))
        {
            Add("schema-pattern", isError: true, path, $"must match {pattern}, got '{text}'");
        }
    }

    private void Union(JsonNode value, UnionType union, string path)
    {
        var elements = union.Elements.Select(element => element.Type).ToList();
        var literals = elements.OfType<StringLiteralType>().Select(literal => literal.Value).ToList();
        if (literals.Count > 0 && elements.TrueForAll(element => element is StringLiteralType or StringType))
        {
            OneOf(value, literals, elements.OfType<StringType>().Any(), path);
        }
    }

    /// <summary>An open list: Azure may accept more values than it publishes.</summary>
    private void OneOf(JsonNode value, IReadOnlyList<string> allowed, bool isOpen, string path)
    {
        if (
            Expect(value.GetValueKind() == JsonValueKind.String, value, "a string", path)
            && !allowed.Contains(value.GetValue<string>(), StringComparer.OrdinalIgnoreCase)
            && !(isOpen && IsDeclaredStream(value.GetValue<string>(), path))
        )
        {
            Add(
                isOpen ? "schema-unusual-value" : "schema-value",
                !isOpen,
                path,
                $"is '{value}'; {(isOpen ? "known" : "allowed")}: {Suggestion.NearestThree(value.GetValue<string>(), allowed)}"
            );
        }
    }

    /// <summary>A data-collection rule declares streams of its own beside those of Azure.</summary>
    private static bool IsDeclaredStream(string value, string path) =>
        value.StartsWith("Custom-", StringComparison.Ordinal) && path.Contains("streams[", StringComparison.Ordinal);

    /// <summary>Fractions pass: the definitions say integer where Azure takes 0.5.</summary>
    private void Number(JsonNode value, IntegerType type, string path)
    {
        if (
            Expect(value.GetValueKind() == JsonValueKind.Number, value, "a number", path)
            && double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture) is var number
            && (number < (type.MinValue ?? long.MinValue) || number > (type.MaxValue ?? long.MaxValue))
        )
        {
            Add(
                "schema-range",
                isError: true,
                path,
                string.Create(CultureInfo.InvariantCulture, $"must be {type.MinValue} to {type.MaxValue}, got {number}")
            );
        }
    }

    private bool Expect(bool fits, JsonNode value, string wanted, string path)
    {
        if (!fits)
        {
            Add("schema-kind", isError: true, path, $"must be {wanted}, got {value.ToJsonString()}");
        }

        return fits;
    }

    private void Add(string rule, bool isError, string path, string message) =>
        _problems.Add(new SchemaProblem(rule, isError, path, message));

    private static string Limits(long? least, long? most) =>
        most is null
            ? string.Create(CultureInfo.InvariantCulture, $"at least {least ?? 0}")
            : string.Create(CultureInfo.InvariantCulture, $"{least ?? 0} to {most}");

    private static bool IsReadOnly(ObjectTypeProperty property) =>
        property.Flags.HasFlag(ObjectTypePropertyFlags.ReadOnly) && !property.Flags.HasFlag(ObjectTypePropertyFlags.Required);

    /// <summary>
    /// A program that passes on an object of another resource's outputs, such as a subnet, passes what Azure added to it too. The provider
    /// leaves that out of the request.
    /// </summary>
    private bool IsCopy(JsonObject given, IReadOnlyDictionary<string, ObjectTypeProperty> members) =>
        given.Any(member =>
            members.TryGetValue(member.Key, out var property) && IsReadOnly(property) && member.Value is { } value && HasHidden(value)
        );

    private bool HasHidden(JsonNode value) =>
        value switch
        {
            JsonObject map => map.Any(member => member.Value is { } inner && HasHidden(inner)),
            JsonArray list => list.Any(item => item is not null && HasHidden(item)),
            _ => IsHidden(value),
        };

    private bool IsHidden(JsonNode value) => value.GetValueKind() == JsonValueKind.String && isHidden(value.GetValue<string>());
}
