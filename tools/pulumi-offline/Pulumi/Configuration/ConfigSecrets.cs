using System.Text.Json;

namespace Pulumi;

// The same values as secret outputs.
public sealed partial class Config
{
    public Output<string>? GetSecret(string key) => Get(key) is { } value ? Output.CreateSecret(value) : null;

    public Output<bool>? GetSecretBoolean(string key) => GetBoolean(key) is { } value ? Output.CreateSecret(value) : null;

    public Output<int>? GetSecretInt32(string key) => GetInt32(key) is { } value ? Output.CreateSecret(value) : null;

    public Output<double>? GetSecretDouble(string key) => GetDouble(key) is { } value ? Output.CreateSecret(value) : null;

    public Output<T>? GetSecretObject<T>(string key) => Read(key) == null ? null : Output.CreateSecret(GetObject<T>(key)!);

    public Output<T>? GetSecretObject<T>(string key, JsonSerializerOptions options) =>
        GetObject<T>(key, options) is { } value ? Output.CreateSecret(value) : null;

    public Output<string> RequireSecret(string key) => Output.CreateSecret(Require(key));

    public Output<bool> RequireSecretBoolean(string key) => Output.CreateSecret(RequireBoolean(key));

    public Output<int> RequireSecretInt32(string key) => Output.CreateSecret(RequireInt32(key));

    public Output<double> RequireSecretDouble(string key) => Output.CreateSecret(RequireDouble(key));

    public Output<T> RequireSecretObject<T>(string key) => Output.CreateSecret(RequireObject<T>(key));

    public Output<T> RequireSecretObject<T>(string key, JsonSerializerOptions options) =>
        Output.CreateSecret(RequireObject<T>(key, options));
}
