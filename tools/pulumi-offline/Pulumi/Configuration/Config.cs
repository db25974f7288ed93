using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace Pulumi;

/// <summary>
/// Typed access to the stack's configuration. <c>Get</c> methods return null for a missing key, <c>Require</c> methods fail with the
/// command that sets it; the <c>Secret</c> ones return secret outputs.
/// </summary>
public sealed partial class Config
{
    private readonly string _name;

    /// <param name="name">The part of the keys before the colon; the project's name if not given.</param>
    public Config(string? name = null)
    {
        name ??= Deployment.Instance.ProjectName;
        _name = name.EndsWith(":config", StringComparison.Ordinal) ? name[..^":config".Length] : name;
    }

    public string? Get(string key) => Read(key);

    /// <summary>Exactly <c>true</c> or <c>false</c>; anything else is an error.</summary>
    public bool? GetBoolean(string key) =>
        Read(key) switch
        {
            null => null,
            "true" => true,
            "false" => false,
            var other => throw NotValid(key, other, nameof(Boolean)),
        };

    public int? GetInt32(string key)
    {
        if (Read(key) is not { } text)
            return null;
        return int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw NotValid(key, text, nameof(Int32));
    }

    public double? GetDouble(string key)
    {
        if (Read(key) is not { } text)
            return null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw NotValid(key, text, nameof(Double));
    }

    [return: MaybeNull]
    public T GetObject<T>(string key) => Parse<T>(key, options: null);

    [return: MaybeNull]
    public T GetObject<T>(string key, JsonSerializerOptions options) => Parse<T>(key, options);

    public string Require(string key) => Read(key) ?? throw Missing(key);

    /// <inheritdoc cref="GetBoolean"/>
    public bool RequireBoolean(string key) => GetBoolean(key) ?? throw Missing(key);

    public int RequireInt32(string key) => GetInt32(key) ?? throw Missing(key);

    public double RequireDouble(string key) => GetDouble(key) ?? throw Missing(key);

    public T RequireObject<T>(string key) => ParseRequired<T>(key, options: null);

    public T RequireObject<T>(string key, JsonSerializerOptions options) => ParseRequired<T>(key, options);

    private string FullKey(string key) => $"{_name}:{key}";

    private string? Read(string key) => Deployment.Required.Configuration[FullKey(key)];

    [return: MaybeNull]
    private T Parse<T>(string key, JsonSerializerOptions? options)
    {
        if (Read(key) is not { } text)
            return default;
        try
        {
            return JsonSerializer.Deserialize<T>(text, options);
        }
        catch (JsonException ex)
        {
            throw NotValid(key, text, typeof(T).FullName!, ex);
        }
    }

    private T ParseRequired<T>(string key, JsonSerializerOptions? options) =>
        Read(key) == null ? throw Missing(key) : Parse<T>(key, options)!;

    private RunException NotValid(string key, string value, string type, Exception? cause = null) =>
        new($"Configuration '{FullKey(key)}' value '{value}' is not a valid {type}", cause);

    private RunException Missing(string key) =>
        new(
            $"Missing Required configuration variable '{FullKey(key)}'\n"
                + $"\tplease set a value using the command `pulumi config set {FullKey(key)} <value>`"
        );
}
