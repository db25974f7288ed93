using System.Globalization;
using System.Text.RegularExpressions;

namespace App.Settings;

/// <summary>
/// Reads settings and collects what is wrong, so that a failed start lists every problem, in the grammar of infra's reader:
/// "KEY must be ALLOWED, got 'VALUE'; COMMAND", where the command repairs that key.
/// </summary>
internal sealed class SettingsReader(IConfiguration configuration)
{
    // Never used: a start with a problem ends.
    private static readonly Uri Unset = new("https://unset.invalid/");

    private readonly List<string> problems = [];
    private readonly HashSet<string> asked = new(StringComparer.OrdinalIgnoreCase);

    private readonly SortedDictionary<string, SettingDeclaration> declared = new(StringComparer.Ordinal);

    /// <summary>Settings in the app's sections that no reader asked for.</summary>
    public UnknownSettings Unknown => UnknownSettings.In(configuration, asked);

    /// <summary>What the readers asked for, by name. The package contains it as declared-settings.json.</summary>
    public IReadOnlyDictionary<string, SettingDeclaration> Declared => declared;

    public string? Text(string name)
    {
        asked.Add(name);
        declared.TryAdd(name, new(SettingDeclaration.Text));
        return configuration[name] is { Length: > 0 } value ? value : null;
    }

    /// <summary>Null if not set. The error never repeats the value.</summary>
    public string? Secret(string name, int leastLength)
    {
        declared[name] = new("secret") { LeastLength = leastLength };
        if (Text(name) is not { } value)
            return null;
        if (value.Length < leastLength)
            problems.Add($"{name} must have at least {leastLength} characters, got {value.Length}; {Fix(name, "<a Key Vault secret>")}");
        return value;
    }

    /// <param name="otherwise">The default; null makes the setting required.</param>
    /// <param name="trustsPlatform">The choice with which the app relies on the sign-in of App Service.</param>
    public string Choice(string name, string[] allowed, string? otherwise, string? trustsPlatform = null)
    {
        declared[name] = new("choice")
        {
            Values = allowed,
            Required = otherwise is null,
            PlatformSignIn = trustsPlatform,
        };
        var value = Text(name) ?? otherwise;
        return allowed.FirstOrDefault(choice => choice.Equals(value, StringComparison.OrdinalIgnoreCase))
            ?? Wrong(name, Either(allowed), value, allowed[0]);
    }

    /// <summary>Null if not set.</summary>
    public string? OptionalChoice(string name, string[] allowed)
    {
        declared[name] = new("choice") { Values = allowed };
        return Text(name) is null ? null : Choice(name, allowed, allowed[0]);
    }

    public int Number(string name, int otherwise, int least, int most)
    {
        declared[name] = new("number")
        {
            Least = least,
            Most = most,
            Default = otherwise,
        };
        if (Text(name) is not { } value)
            return otherwise;
        if (
            int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most
        )
            return number;

        Wrong(name, $"a whole number from {least} to {most}", value, otherwise.ToString(CultureInfo.InvariantCulture));
        return otherwise;
    }

    public string Folder(string name, string otherwise)
    {
        declared[name] = new("folder");
        var folder = Text(name) ?? otherwise;
        return Directory.Exists(folder) ? folder : Wrong(name, "an existing folder", folder, otherwise);
    }

    /// <summary>Null if not set. Plain http is allowed for this machine only, because a token is sent there.</summary>
    public Uri? HttpsAddress(string name, string example)
    {
        Declare(name, new("address") { Schemes = [Uri.UriSchemeHttps] });
        if (Text(name) is not { } value)
            return null;
        if (
            Uri.TryCreate(value, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
        )
            return address;

        Wrong(name, "an https address", value, example);
        return null;
    }

    /// <summary>Null if not set.</summary>
    public Uri? Address(string name, string[] schemes, string example)
    {
        declared[name] = new("address") { Schemes = schemes };
        if (Text(name) is not { } value)
            return null;
        if (Uri.TryCreate(value, UriKind.Absolute, out var address) && schemes.Contains(address.Scheme))
            return address;

        Wrong(name, $"an address that starts with {Either([.. schemes.Select(scheme => $"{scheme}:")])}", value, example);
        return null;
    }

    /// <param name="inWords">What <paramref name="allowed"/> allows, as in "must be ...".</param>
    public string Name(string name, string otherwise, Regex allowed, string inWords)
    {
        declared[name] = new("name") { Pattern = allowed.ToString(), InWords = inWords };
        var value = Text(name) ?? otherwise;
        return allowed.IsMatch(value) ? value : Wrong(name, inWords, value, otherwise);
    }

    /// <summary>A list: NAME:0, NAME:1, ... At least one.</summary>
    public IReadOnlyList<Uri> HttpsAddresses(string name, string example)
    {
        declared[$"{name}:*"] = new("address") { Schemes = [Uri.UriSchemeHttps], Required = true };
        var set = configuration.GetSection(name).GetChildren().ToList();
        var addresses = set.OrderBy(child => child.Key.Length)
            .ThenBy(child => child.Key, StringComparer.Ordinal)
            .Select(child => HttpsAddress($"{name}:{child.Key}", example))
            .OfType<Uri>()
            .ToList();
        if (set.All(child => string.IsNullOrEmpty(child.Value)))
            Wrong($"{name}:0", "an https address", null, example);
        return addresses;
    }

    public Uri RequiredHttpsAddress(string name, string example)
    {
        if (Text(name) is null)
            Wrong(name, "an https address", null, example);
        var address = HttpsAddress(name, example);
        declared[name] = declared[name] with { Required = true };
        return address ?? Unset;
    }

    public bool Flag(string name, bool otherwise)
    {
        declared[name] = new("flag");
        if (Text(name) is not { } value)
            return otherwise;
        if (!bool.TryParse(value, out var flag))
            Wrong(name, "true or false", value, otherwise ? "true" : "false");
        return flag;
    }

    public string Required(string name, string what, string example)
    {
        declared[name] = new(SettingDeclaration.Text) { Required = true };
        return Text(name) ?? Wrong(name, what, null, example);
    }

    public void ThrowIfWrong()
    {
        if (problems.Count > 0)
            throw new SettingsException(problems);
    }

    /// <summary>Notes a problem and returns the example.</summary>
    /// <param name="allowed">As in "must be ...".</param>
    /// <param name="value">Null if the setting is not set.</param>
    public string Wrong(string name, string allowed, string? value, string example)
    {
        problems.Add($"{name} must be {allowed}, got {(value is null ? "nothing" : $"'{value}'")}; {Fix(name, example)}");
        return example;
    }

    /// <summary>An element of a list is declared with the list.</summary>
    private void Declare(string name, SettingDeclaration declaration)
    {
        if (!declared.ContainsKey($"{name[..Math.Max(name.LastIndexOf(':'), 0)]}:*"))
            declared[name] = declaration;
    }

    private static string Either(IReadOnlyList<string> allowed) =>
        allowed.Count == 1 ? allowed[0] : $"{string.Join(", ", allowed.SkipLast(1))} or {allowed[^1]}";

    private static string Fix(string name, string example) => $"set {name.Replace(":", "__")}={example}";
}
