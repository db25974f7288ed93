using System.Globalization;
using System.Text.RegularExpressions;

namespace App.Hosting;

/// <summary>Reads settings and remembers what is wrong, so that a start names all problems and not the first.</summary>
internal sealed class SettingsReader(IConfiguration configuration)
{
    // Never used: a start with a problem ends.
    private static readonly Uri Unset = new("https://unset.invalid/");

    private readonly List<string> problems = [];
    private readonly HashSet<string> asked = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Set, in a section that the app reads, and read by nobody: a misspelling, or another version's.</summary>
    public IReadOnlyList<string> Unknown => UnknownSettings.In(configuration, asked);

    public string? Text(string name)
    {
        asked.Add(name);
        return configuration[name] is { Length: > 0 } value ? value : null;
    }

    /// <summary>Null where it is not set. Its value is never repeated.</summary>
    public string? Secret(string name, int leastLength)
    {
        if (Text(name) is not { } value)
            return null;
        if (value.Length < leastLength)
            Wrong(name, $"has {value.Length} characters; allowed: at least {leastLength}", "<a secret of the Key Vault>");
        return value;
    }

    public string Choice(string name, string[] allowed, string? otherwise, string whyNoDefault)
    {
        var value = Text(name) ?? otherwise;
        if (value is null)
            return Wrong(name, $"is not set, and {whyNoDefault}", allowed[0]);

        return allowed.FirstOrDefault(choice => choice.Equals(value, StringComparison.OrdinalIgnoreCase))
            ?? Wrong(name, $"is '{value}'; allowed: {string.Join(", ", allowed)}", allowed[0]);
    }

    public int Number(string name, int otherwise, int least, int most)
    {
        if (Text(name) is not { } value)
            return otherwise;
        if (
            int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most
        )
            return number;

        Wrong(name, $"is '{value}'; allowed: a whole number from {least} to {most}", otherwise.ToString(CultureInfo.InvariantCulture));
        return otherwise;
    }

    public string Folder(string name, string otherwise)
    {
        var folder = Text(name) ?? otherwise;
        return Directory.Exists(folder) ? folder : Wrong(name, $"is '{folder}'; allowed: a folder that exists", otherwise);
    }

    /// <summary>Null where it is not set. Plain http is for this machine alone: a token goes there.</summary>
    public Uri? HttpsAddress(string name, string example)
    {
        if (Text(name) is not { } value)
            return null;
        if (
            Uri.TryCreate(value, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
        )
            return address;

        Wrong(name, $"is '{value}'; allowed: an https address", example);
        return null;
    }

    /// <summary>Null where it is not set.</summary>
    public Uri? Address(string name, string[] schemes, string example)
    {
        if (Text(name) is not { } value)
            return null;
        if (Uri.TryCreate(value, UriKind.Absolute, out var address) && schemes.Contains(address.Scheme))
            return address;

        var allowed = string.Join(" or ", schemes.Select(scheme => $"{scheme}:"));
        Wrong(name, $"is '{value}'; allowed: an address that begins with {allowed}", example);
        return null;
    }

    public string Name(string name, string otherwise, Regex allowed, string inWords)
    {
        var value = Text(name) ?? otherwise;
        return allowed.IsMatch(value) ? value : Wrong(name, $"is '{value}'; allowed: {inWords}", otherwise);
    }

    /// <summary>A list: NAME:0, NAME:1, ... At least one.</summary>
    public IReadOnlyList<Uri> HttpsAddresses(string name, string example)
    {
        var set = configuration.GetSection(name).GetChildren().ToList();
        var addresses = set.OrderBy(child => child.Key.Length)
            .ThenBy(child => child.Key, StringComparer.Ordinal)
            .Select(child => HttpsAddress($"{name}:{child.Key}", example))
            .OfType<Uri>()
            .ToList();
        if (set.All(child => string.IsNullOrEmpty(child.Value)))
            Wrong($"{name}:0", "is not set", example);
        return addresses;
    }

    public Uri RequiredHttpsAddress(string name, string example)
    {
        if (Text(name) is null)
            Wrong(name, "is not set", example);
        return HttpsAddress(name, example) ?? Unset;
    }

    public bool Flag(string name, bool otherwise)
    {
        if (Text(name) is not { } value)
            return otherwise;
        if (!bool.TryParse(value, out var flag))
            Wrong(name, $"is '{value}'; allowed: true, false", otherwise ? "true" : "false");
        return flag;
    }

    public string Required(string name, string example) => Text(name) ?? Wrong(name, "is not set", example);

    public void ThrowIfWrong()
    {
        if (problems.Count > 0)
            throw new SettingsException(problems);
    }

    public string Wrong(string name, string problem, string fix)
    {
        problems.Add($"{name} {problem}; set {name.Replace(":", "__")}={fix}");
        return fix;
    }
}
