using System.Security.Cryptography;
using System.Text;
using Infra.Settings;

namespace Infra.Shared;

/// <summary>
/// Names in Azure: bounded, the same in every run, different for every subscription and stack. The last six characters tell
/// deployments apart; they also hold what a long stack name loses.
/// </summary>
public sealed class Names
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";
    private readonly string _workload;
    private readonly string _stack;
    private readonly string _unique;

    public Names(WorkloadSettings settings, string project, string subscriptionId)
    {
        _workload = settings.Workload;
        _stack = new string([.. settings.Stack.ToLowerInvariant().Where(letter => char.IsAsciiLetterOrDigit(letter))]);
        _unique = Hash($"{subscriptionId}\n{project}\n{settings.Stack}\n{settings.NameSuffix}");
        ResourceGroup = Bounded($"rg-{_workload}", $"-{_stack}-{Regions.Abbreviation(settings.Location)}", 90);
    }

    public string ResourceGroup { get; }

    /// <param name="prefix">The abbreviation of the resource type, as in "srch".</param>
    /// <param name="max">The longest name Azure takes.</param>
    public string Of(string prefix, int max) => Bounded($"{prefix}-{_workload}", $"-{_stack}", max - _unique.Length - 1) + $"-{_unique}";

    /// <summary>Letters and digits only, for storage accounts.</summary>
    public string Compact(string prefix, int max) => Bounded(prefix + _workload, _stack, max - _unique.Length) + _unique;

    /// <summary>A GUID that belongs to this deployment and the given parts: role assignments are named by one.</summary>
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
