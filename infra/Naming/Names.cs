using System.Security.Cryptography;
using System.Text;

namespace Infra.Naming;

/// <summary>
/// Names of Azure resources: within the length limits, the same in every run, different for every subscription and stack. The last six
/// characters are a hash, which also covers what a long stack name loses.
/// </summary>
public sealed class Names
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";
    private readonly string _unique;

    /// <param name="stack">Its letters and digits are part of most names.</param>
    /// <param name="suffix">Another suffix gives other names, if Azure still reserves the old ones.</param>
    public Names(string workload, string stack, string suffix, string location, string project, string subscriptionId)
    {
        WorkloadName = workload;
        StackName = stack;
        Letters = new string([.. stack.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)]);
        _unique = Hash($"{subscriptionId}\n{project}\n{stack}\n{suffix}");
        ResourceGroup = Bounded($"rg-{workload}", $"-{Letters}-{Regions.Abbreviation(location)}", 90);
    }

    /// <summary>The short name of the workload, at most 10 characters.</summary>
    public string WorkloadName { get; }

    /// <summary>The stack's name as Pulumi knows it.</summary>
    public string StackName { get; }

    public string ResourceGroup { get; }

    private string Letters { get; }

    /// <param name="prefix">The abbreviation of the resource type, as in "srch".</param>
    /// <param name="max">The length limit of the resource type.</param>
    public string Of(string prefix, int max) =>
        Bounded($"{prefix}-{WorkloadName}", $"-{Letters}", max - _unique.Length - 1) + $"-{_unique}";

    /// <summary>Letters and digits only, for storage accounts and registries.</summary>
    public string Compact(string prefix, int max) => Bounded(prefix + WorkloadName, Letters, max - _unique.Length) + _unique;

    /// <summary>A GUID that depends on this deployment and the given parts; role assignments are named by one.</summary>
    public Guid Guid(params ReadOnlySpan<string> parts)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"{_unique}\n{string.Join('\n', parts!)}")).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    private static string Bounded(string start, string end, int max)
    {
        var text = start + end;
        return (text.Length <= max ? text : text[..max]).TrimEnd('-');
    }

    private static string Hash(string text)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        return string.Create(6, bytes, (letters, hash) =>
        {
            for (var i = 0; i < letters.Length; i++)
            {
                letters[i] = Alphabet[hash[i] & 31];
            }
        });
    }
}
